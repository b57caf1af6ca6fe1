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
 * @param visible whether it is about the visible tests, which have no seed
 * @param wrong the wrong solution it is about, if it is about one
 * @param broken says of a report what is wrong with it; empty if the promise is kept
 */
record Promise(
        String words,
        Attempt attempt,
        boolean visible,
        Optional<Proof> wrong,
        Function<Report, Optional<String>> broken) {

    private static Promise sound(String words, Attempt attempt, Function<Report, Optional<String>> broken) {
        return new Promise(words, attempt, false, Optional.empty(), broken);
    }

    private static Promise visible(String words, Attempt attempt, Function<Report, Optional<String>> broken) {
        return new Promise(words, attempt, true, Optional.empty(), broken);
    }

    /** List what an exercise promises. */
    static List<Promise> of(Exercise exercise) throws IOException {
        List<Promise> promises = new ArrayList<>();
        promises.add(sound("the reference passes", new Attempt.Reference(), Promise::unlessPassed));
        promises.add(sound("the starter scores 0", new Attempt.Starter(), Promise::unlessNothing));
        promises.add(visible("the visible tests pass", new Attempt.Reference(), Promise::unlessVisiblePassed));
        promises.add(
                visible("the visible tests fail for the starter", new Attempt.Starter(), Promise::unlessVisibleFailed));
        for (Proof proof : exercise.proofs()) {
            Attempt patch = new Attempt.Patch(Files.readAllBytes(proof.patch()));
            Set<String> caught = new TreeSet<>(proof.mustFail());
            promises.add(
                    proof.accepted()
                            ? sound(proof.name() + " passes", patch, Promise::unlessPassed)
                            : new Promise(
                                    proof.name() + " fails " + caught,
                                    patch,
                                    false,
                                    Optional.of(proof),
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
