#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Benchmarks of grading: a row for each promise, with what was measured, the
# reach, and whether it holds. Ends with 1 if one is missed.
#
#   UKLAB_HOME=STAGE UKLAB_BENCH_DATA=DIR UKLAB_BENCH_WEB=COMMAND
#   UKLAB_BENCH_GRADER=COMMAND ... grading.sh
#
# Its parts are in tests/src/test/java/org/uklab/tests/bench. Times are medians
# of UKLAB_BENCH_RUNS (20) runs. Nothing else should run beside it.
set -euo pipefail

home=$(cd "${BASH_SOURCE[0]%/*}/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work" "$UKLAB_BENCH_DATA"' EXIT
readonly home work classes="$UKLAB_HOME/grader/*:$UKLAB_HOME/web/*"

mkdir "$work/classes"
"$JAVA_HOME/bin/javac" -proc:none -nowarn -d "$work/classes" -cp "$classes" "$home"/tests/src/test/java/org/uklab/tests/bench/*.java \
    "$home"/vm-pool/src/test/java/org/uklab/vmpool/{Frames,StubAssembler,StubKernel,TestLauncher}.java
"$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duklab.bench.runs="${UKLAB_BENCH_RUNS-20}" \
    -Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener \
    -cp "$work/classes:$home/vm-pool/src/test/resources:$classes" org.uklab.tests.bench.GradingBench "$work"
