/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Proof;
import org.uklab.grader.Attempt;
import org.uklab.grader.Report;
import org.uklab.grader.Report.CheckLine;
import org.uklab.grader.Verdict;

/**
 * Name one thing that an exercise promises of an attempt, under every seed.
 *
 * @param words such as "all-woken fails [one-woken]"
 * @param broken says of a report what is wrong with it; empty if the promise is kept
 */
record Promise(String words, Attempt attempt, Kind kind, Function<Report, Optional<String>> broken) {

    /** What it is about: solutions and the starter, wrong solutions, or the visible tests, which have no seed. */
    enum Kind {
        SOUND,
        WRONG,
        VISIBLE
    }

    boolean visible() {
        return kind == Kind.VISIBLE;
    }

    /** List what an exercise promises. */
    static List<Promise> of(Exercise exercise) throws IOException {
        List<Promise> promises = new ArrayList<>();
        promises.add(new Promise("the reference passes", new Attempt.Reference(), Kind.SOUND, Promise::unlessPassed));
        promises.add(new Promise("the starter scores 0", new Attempt.Starter(), Kind.SOUND, Promise::unlessNothing));
        promises.add(new Promise(
                "the visible tests pass", new Attempt.Reference(), Kind.VISIBLE, Promise::unlessVisiblePassed));
        promises.add(new Promise(
                "the visible tests fail for the starter",
                new Attempt.Starter(),
                Kind.VISIBLE,
                Promise::unlessVisibleFailed));
        for (Proof proof : exercise.proofs()) {
            Attempt patch = new Attempt.Patch(Files.readAllBytes(proof.patch()));
            Set<String> caught = new TreeSet<>(proof.mustFail());
            promises.add(
                    proof.accepted()
                            ? new Promise(proof.name() + " passes", patch, Kind.SOUND, Promise::unlessPassed)
                            : new Promise(
                                    proof.name() + " fails " + caught,
                                    patch,
                                    Kind.WRONG,
                                    report -> unlessCaught(caught, report)));
        }
        return promises;
    }

    private static Optional<String> unlessPassed(Report report) {
        return report.verdict() == Verdict.PASSED && report.score() == report.maxScore()
                ? Optional.empty()
                : Optional.of(report.verdict() + ", failed " + failed(report) + ": " + report.message());
    }

    private static Optional<String> unlessNothing(Report report) {
        List<String> passed = report.checks().stream()
                .filter(CheckLine::passed)
                .map(CheckLine::id)
                .toList();
        return report.verdict() == Verdict.FAILED && passed.isEmpty()
                ? Optional.empty()
                : Optional.of(report.verdict() + ", passed " + passed + ": " + report.message());
    }

    private static Optional<String> unlessVisiblePassed(Report report) {
        return report.verdict() == Verdict.PASSED
                ? Optional.empty()
                : Optional.of(report.verdict() + ": " + report.message());
    }

    private static Optional<String> unlessVisibleFailed(Report report) {
        return report.verdict() != Verdict.PASSED && report.verdict().owner() == Verdict.Owner.STUDENT
                ? Optional.empty()
                : Optional.of(report.verdict() + ": " + report.message());
    }

    private static Optional<String> unlessCaught(Set<String> caught, Report report) {
        boolean judged = report.verdict().owner() == Verdict.Owner.STUDENT
                && report.digests().image() != null;
        return judged && failed(report).containsAll(caught)
                ? Optional.empty()
                : Optional.of(report.verdict() + ", failed " + failed(report) + ": " + report.message());
    }

    private static Set<String> failed(Report report) {
        Set<String> failed = new TreeSet<>();
        report.checks().stream().filter(check -> !check.passed()).forEach(check -> failed.add(check.id()));
        return failed;
    }
}
