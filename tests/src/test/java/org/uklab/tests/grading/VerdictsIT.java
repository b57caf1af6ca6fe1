/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.grading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Attempt;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.SourceTree;

/** Sends what goes wrong in a student's hands, and what an attacker might send, and reads the verdict. */
class VerdictsIT {
    private static final String ADD = "rc = s->thread_add(s, t);";

    private static Bench bench;

    @BeforeAll
    static void open() throws Exception {
        bench = Bench.open();
    }

    @Test
    void an_empty_patch_boots_the_starter_and_scores_nothing() {
        Report report = bench.grade(new Attempt.Patch(new byte[0]), 1);

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.score()).isZero();
        assertThat(report.end()).isNotNull();
    }

    @Test
    void the_same_seed_gives_the_same_report_but_for_the_times() {
        Report one = bench.grade(new Attempt.Reference(), 42);
        Report two = bench.grade(new Attempt.Reference(), 42);

        assertThat(two)
                .usingRecursiveComparison()
                .ignoringFields("phases", "boots.millis")
                .isEqualTo(one);
    }

    @Test
    void a_change_for_the_other_machine_is_graded_as_nothing_here_and_says_so() throws IOException {
        Exercise exercise = bench.catalogue().find("libcontext-switch").orElseThrow();
        SourceTree solution = Holes.reference(SourceTree.read(bench.lab().tree()));
        String file = "arch/arm64/ctx_switch.S";
        Map<String, byte[]> files = new HashMap<>(Map.of(file, solution.bytes(file)));

        Report other = bench.grader().grade(exercise.on("qemu-x86_64"), new Attempt.Files(files), 1, line -> {});
        exercise.editable().forEach(path -> files.put(path, solution.bytes(path)));
        Report both = bench.grader().grade(exercise.on("qemu-x86_64"), new Attempt.Files(files), 1, line -> {});

        assertThat(other.verdict()).as(other.message()).isEqualTo(Verdict.FAILED);
        assertThat(other.score()).isZero();
        assertThat(both.verdict()).as(both.message()).isEqualTo(Verdict.PASSED);
        assertThat(List.of(other.message(), both.message()))
                .allSatisfy(words -> assertThat(words)
                        .endsWith(" Not built for qemu-x86_64, and so not judged here: " + file + "."));
    }

    @Test
    void a_compiler_error_names_file_and_line() throws IOException {
        Report report = grade(ADD, "rc = s->thread_ad(s, t);");

        assertThat(report.verdict()).isEqualTo(Verdict.BUILD_FAILED);
        assertThat(report.phase()).isEqualTo("build");
        assertThat(report.diagnostics()).first().satisfies(first -> {
            assertThat(first.file()).isEqualTo(Bench.FILE);
            assertThat(first.line()).isPositive();
            assertThat(first.severity()).isEqualTo("error");
            assertThat(first.message()).contains("thread_ad");
        });
        assertThat(report.message()).contains("did not accept " + Bench.FILE + ", line ");
    }

    @Test
    void a_patch_to_another_file_is_rejected_by_name() {
        String patch = "--- a/lib/uksched/sched.c\n+++ b/lib/uksched/sched.c\n@@ -1 +1 @@\n-x\n+y\n";
        Report report = bench.grade(new Attempt.Patch(patch.getBytes(UTF_8)), 1);

        assertThat(report.verdict()).isEqualTo(Verdict.PATCH_REJECTED);
        assertThat(report.message()).contains("lib/uksched/sched.c", Bench.FILE);
    }

    @Test
    void a_failed_assertion_is_a_panic_with_its_words() throws IOException {
        Report report = grade(ADD, "UK_ASSERT(t == NULL); " + ADD);

        assertThat(report.verdict()).isEqualTo(Verdict.CRASHED);
        assertThat(report.score()).isZero();
        assertThat(report.message()).contains("panicked", "t == NULL");
    }

    @Test
    void a_wild_pointer_is_a_panic_at_the_students_line() throws IOException {
        Report report = grade(ADD, "*(volatile int *)0xdead00000000 = 1; " + ADD);

        assertThat(report.verdict()).isEqualTo(Verdict.CRASHED);
        assertThat(report.message()).contains("panicked", "uk_sched_thread_add (" + Bench.FILE + ":");
    }

    @Test
    void an_endless_loop_runs_out_of_time() throws IOException {
        Report report = grade(ADD, "while (t != NULL) {} " + ADD);

        assertThat(report.verdict()).isEqualTo(Verdict.TIMED_OUT);
        assertThat(report.phase()).isIn("boot", "test");
        assertThat(report.message()).contains("loop");
    }

    @Test
    void an_endless_print_is_stopped() throws IOException {
        Report report = grade(
                "#include <errno.h>",
                "#include <errno.h>\n#include <uk/print.h>",
                ADD,
                "while (t != NULL) {uk_pr_crit(\"x\\n\");} " + ADD);

        assertThat(report.verdict()).isEqualTo(Verdict.OUTPUT_LIMIT);
        assertThat(report.what()).isEqualTo("console");
        assertThat(report.console().length()).isLessThan(80_000);
    }

    @Test
    void a_compiler_that_eats_all_memory_is_stopped() throws IOException {
        Report report = grade("#include <errno.h>", "#include <errno.h>\n#include \"/dev/zero\"");

        assertThat(report.verdict()).isEqualTo(Verdict.LIMIT_EXCEEDED);
        assertThat(report.phase()).isEqualTo("build");
    }

    @Test
    void a_constructor_is_a_forbidden_section() throws IOException {
        Report report = grade(
                "#include <errno.h>",
                "#include <errno.h>\nstatic int n;\nstatic __attribute__((constructor)) void f(void) { n++; }");

        assertThat(report.verdict()).isEqualTo(Verdict.FORBIDDEN_SYMBOL);
        assertThat(report.message()).contains(".init_array");
    }

    @Test
    void the_channel_to_the_grader_is_out_of_reach() throws IOException {
        Report report = grade(
                ADD, "extern void ukplat_channel_send(__u8, const void *, __sz); ukplat_channel_send(2, t, 1); " + ADD);

        assertThat(report.verdict()).isEqualTo(Verdict.FORBIDDEN_SYMBOL);
        assertThat(report.message()).contains("ukplat_channel_send");
    }

    @Test
    void nothing_of_the_host_can_be_included() throws IOException {
        Report report = grade("#include <errno.h>", "#include <errno.h>\n#include \"/etc/passwd\"");

        assertThat(report.verdict()).isEqualTo(Verdict.BUILD_FAILED);
        assertThat(report.console()).doesNotContain("root:");
    }

    private static Report grade(String piece, String other) throws IOException {
        return bench.grade(bench.solutionWith(piece, other), 3);
    }

    private static Report grade(String piece, String other, String second, String otherSecond) throws IOException {
        Attempt.Files files = (Attempt.Files) bench.solutionWith(piece, other);
        String text = new String(files.files().getOrDefault(Bench.FILE, new byte[0]), UTF_8);
        return bench.grade(
                new Attempt.Files(
                        Map.of(Bench.FILE, text.replace(second, otherSecond).getBytes(UTF_8))),
                3);
    }
}
