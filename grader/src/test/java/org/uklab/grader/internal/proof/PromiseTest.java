/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Proof;
import org.uklab.exercises.Snippet;
import org.uklab.grader.Report;
import org.uklab.grader.Report.CheckLine;
import org.uklab.grader.Verdict;

final class PromiseTest {
    @TempDir
    Path dir;

    private List<Promise> promises = List.of();

    @BeforeEach
    void promise() throws IOException {
        Path patch = Files.writeString(dir.resolve("x.patch"), "");
        Snippet any = new Snippet("threads/any", dir, List.of("qemu-arm64"), List.of());
        Exercise exercise = Quoted.exercise(any, "qemu-arm64");
        List<Proof> proofs = List.of(
                new Proof("other", patch, Set.of("lib/any/any.c"), Set.of()),
                new Proof("half", patch, Set.of("lib/any/any.c"), Set.of("stays", "irqs")));
        promises = Promise.of(new Exercise(
                exercise.id(),
                exercise.title(),
                exercise.track(),
                exercise.difficulty(),
                1,
                List.of(),
                Set.of(),
                Set.of(),
                exercise.targets(),
                exercise.limits(),
                List.of(),
                List.of(),
                proofs,
                exercise.judge(),
                dir));
    }

    private boolean kept(String words, Report report) {
        Promise promise = promises.stream()
                .filter(one -> one.words().equals(words))
                .findFirst()
                .orElseThrow();
        return promise.broken().apply(report).isEmpty();
    }

    static Report report(Verdict verdict, @Nullable String image, Map<String, Boolean> checks) {
        List<CheckLine> lines = checks.entrySet().stream()
                .map(check -> new CheckLine(check.getKey(), "", check.getValue(), 1, "", ""))
                .toList();
        int score = (int) lines.stream().filter(CheckLine::passed).count();
        Report.Digests digests = new Report.Digests("", "", image, "");
        return new Report(
                verdict,
                verdict.owner(),
                null,
                null,
                score,
                lines.size(),
                "",
                0,
                "",
                lines,
                List.of(),
                List.of(),
                digests,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                "");
    }

    @Test
    void a_reference_and_an_accepted_proof_pass_whole() {
        for (String words : List.of("the reference passes", "other passes")) {
            assertThat(kept(words, report(Verdict.PASSED, "i", Map.of("stays", true))))
                    .isTrue();
            assertThat(kept(words, report(Verdict.PARTIAL, "i", Map.of("stays", true, "irqs", false))))
                    .isFalse();
            assertThat(kept(words, report(Verdict.INFRASTRUCTURE, null, Map.of())))
                    .isFalse();
        }
    }

    @Test
    void a_starter_fails_every_check_and_does_not_crash() {
        String words = "the starter scores 0";
        assertThat(kept(words, report(Verdict.FAILED, "i", Map.of("stays", false))))
                .isTrue();
        assertThat(kept(words, report(Verdict.PARTIAL, "i", Map.of("stays", false, "irqs", true))))
                .isFalse();
        assertThat(kept(words, report(Verdict.CRASHED, "i", Map.of("stays", false))))
                .isFalse();
    }

    @Test
    void a_rejected_proof_is_built_and_fails_at_least_its_checks() {
        String words = "half fails [irqs, stays]";
        assertThat(kept(words, report(Verdict.PARTIAL, "i", Map.of("stays", false, "irqs", false, "x", true))))
                .isTrue();
        assertThat(kept(words, report(Verdict.CRASHED, "i", Map.of("stays", false, "irqs", false, "x", false))))
                .isTrue();
        assertThat(kept(words, report(Verdict.PARTIAL, "i", Map.of("stays", false, "irqs", true))))
                .isFalse();
        assertThat(kept(words, report(Verdict.BUILD_FAILED, null, Map.of("stays", false, "irqs", false))))
                .isFalse();
        assertThat(kept(words, report(Verdict.PLATFORM_BUG, "i", Map.of("stays", false, "irqs", false))))
                .isFalse();
    }

    @Test
    void the_visible_tests_tell_the_reference_from_the_starter() {
        assertThat(kept("the visible tests pass", report(Verdict.PASSED, "i", Map.of())))
                .isTrue();
        assertThat(kept("the visible tests pass", report(Verdict.FAILED, "i", Map.of())))
                .isFalse();
        assertThat(kept("the visible tests fail for the starter", report(Verdict.FAILED, "i", Map.of())))
                .isTrue();
        assertThat(kept("the visible tests fail for the starter", report(Verdict.CRASHED, "i", Map.of())))
                .isTrue();
        assertThat(kept("the visible tests fail for the starter", report(Verdict.PASSED, "i", Map.of())))
                .isFalse();
        assertThat(kept("the visible tests fail for the starter", report(Verdict.INFRASTRUCTURE, null, Map.of())))
                .isFalse();
    }
}
