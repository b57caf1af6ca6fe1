/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.Difficulty;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Judge;
import org.uklab.exercises.Limits;
import org.uklab.exercises.Snippet;
import org.uklab.grader.Report;

/** Treat an application that the course quotes as an exercise in which nothing is left to write. */
final class Quoted {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 64 << 10, 64 << 10, 64);

    private Quoted() {}

    private static final class Nobody implements Judge {
        @Override
        public byte[] scenario(long seed) {
            return new byte[0];
        }

        @Override
        public List<CheckResult> judge(long seed, List<byte[]> observations) {
            return List.of();
        }
    }

    static Exercise exercise(Snippet snippet, String target) {
        return new Exercise(
                snippet.name(),
                snippet.name(),
                "",
                Difficulty.EASY,
                0,
                List.of(),
                Set.of(),
                Set.of(),
                List.of(target),
                LIMITS,
                List.of(),
                List.of(),
                List.of(),
                new Nobody(),
                snippet.dir());
    }

    /** Say what the run of a snippet lacks; empty if it ended well and printed what the course says, in its order. */
    static Optional<String> missing(Snippet snippet, Report report) {
        Report.End end = report.end();
        if (end == null || !end.kind().equals("MAIN") || end.value() != 0) {
            return Optional.of("it does not end well: " + report.verdict() + ", " + report.message());
        }
        List<String> console = report.console().lines().toList();
        int at = 0;
        for (String expected : snippet.console()) {
            while (at < console.size() && !console.get(at).contains(expected)) {
                at++;
            }
            if (at++ == console.size()) {
                return Optional.of("its console does not show, in its place, the line: " + expected);
            }
        }
        return Optional.empty();
    }
}
