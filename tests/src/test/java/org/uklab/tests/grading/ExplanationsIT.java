/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.grading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.TagMap;
import org.uklab.grader.Attempt;
import org.uklab.grader.Report;
import org.uklab.grader.Report.Place;
import org.uklab.grader.Verdict;
import org.uklab.grader.Watcher;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.SourceTree;

/** Breaks solutions on both architectures, and reads what a student is told: where, by whom called, during what. */
class ExplanationsIT {
    private static final String X86 = "lib/uksched/assign.c";
    private static final String ARM = "lib/ukalloc/tag.c";
    private static final String HERE = "/* here */";

    private static Bench bench;

    @BeforeAll
    static void open() throws Exception {
        bench = Bench.open();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UK_ASSERT(t == NULL); /* here */             | CRASHED   | panicked on a failed assertion: t == NULL.
            UK_CRASH("no way\\n"); /* here */            | CRASHED   | The kernel panicked: no way.
            *(volatile int *)NULL = 1; /* here */        | CRASHED   | page fault at address 0x0 (write). It happened
            ((void (*volatile)(void))NULL)(); /* here */ | CRASHED   | (execute). It happened at uk_sched_thread_add
            while (t != NULL) {} /* here */              | TIMED_OUT | did not end within 5000 ms.
            __asm__ volatile("cli; hlt"); /* here */     | TIMED_OUT | every thread waits, and no timer is set
            """)
    void a_kernel_that_dies_or_hangs_leads_to_the_students_line(String code, Verdict verdict, String words)
            throws IOException {
        String call = "rc = s->thread_add(s, t);";
        String text = broken(X86, call, code + " " + call);
        Report report = grade("uksched-assign", X86, text);

        told(report, verdict, "uk_sched_thread_add", X86, text);
        assertThat(report.message()).contains(words, " It was in step 1 of trial 1 (");
        assertThat(report.backtrace()).last().extracting(Place::function).isEqualTo("main");
        assertThat(report.timeline()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UK_ASSERT(!ptr); /* here */                | CRASHED   | panicked on a failed assertion: !ptr.
            *(volatile char *)0 = 1; /* here */        | CRASHED   | data abort at address 0x0 (write, not mapped).
            while (ptr) {} /* here */                  | TIMED_OUT | did not
            """)
    void the_same_on_arm64(String code, Verdict verdict, String words) throws IOException {
        String call = "return ukarch_memtag_region_avoid(ptr, size, avoid);";
        String text = broken(ARM, call, code + " " + call);
        Report report = grade("memtag-ifpages", ARM, text);

        told(report, verdict, "_uk_tag_memory", ARM, text);
        assertThat(report.message()).contains(words);
        assertThat(report.backtrace()).hasSizeGreaterThan(2);
    }

    /** The agent lives through tag faults; the visible tests only where they expect one. */
    @Test
    void a_tag_fault_of_the_allocator_itself_leads_to_its_line() throws IOException {
        String call = "return ukarch_memtag_region_avoid(ptr, size, avoid);";
        String code = "void *mine = ukarch_memtag_region_avoid(ptr, size, avoid);\n"
                + "\t*(volatile char *)ptr = 1; /* here */ return mine;";
        String text = broken(ARM, call, code);
        Report report = bench.grader().tryOut(exercise("memtag-ifpages"), attempt(ARM, text), Watcher.NONE);

        told(report, Verdict.CRASHED, "_uk_tag_memory", ARM, text);
        assertThat(report.message()).contains("with another tag: tag check fault: write at 0x", "pointer has tag 0");
    }

    @Test
    void a_failed_check_is_told_and_drawn_by_the_shortest_trial() throws IOException {
        Report report =
                grade("memtag-ifpages", ARM, broken(ARM, "ukarch_memtag_clear(ptr, size);", "(void)ptr; (void)size;"));

        assertThat(report.verdict()).as(report.message()).isIn(Verdict.PARTIAL, Verdict.FAILED);
        TagMap tags = Objects.requireNonNull(report.tags());
        assertThat(tags.wrong()).isPositive();
        assertThat(report.checks())
                .filteredOn(check -> !check.passed())
                .first()
                .satisfies(first -> assertThat(first.expected())
                        .contains("after step " + tags.wrong() + " of trial " + tags.trial() + " ("));
    }

    /** The broken code carries a mark, so that its line is known. */
    private static void told(Report report, Verdict verdict, String function, String file, String text) {
        assertThat(report.verdict()).as(report.message()).isEqualTo(verdict);
        assertThat(report.score()).isZero();
        int line = 1
                + (int) text.substring(0, text.indexOf(HERE))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        Place yours = new Place(function, file, line, true);
        assertThat(report.backtrace()).as(report.message()).contains(yours);
        assertThat(report.message()).contains(yours.toString());
    }

    private static String broken(String file, String piece, String other) throws IOException {
        String solution = Holes.reference(SourceTree.read(bench.lab().tree())).text(file);
        assertThat(solution).contains(piece);
        return "#include <uk/assert.h>\n" + solution.replace(piece, other);
    }

    private static Report grade(String id, String file, String text) {
        return bench.grader().grade(exercise(id), attempt(file, text), 3, line -> {});
    }

    private static Attempt attempt(String file, String text) {
        return new Attempt.Files(Map.of(file, text.getBytes(UTF_8)));
    }

    private static Exercise exercise(String id) {
        Exercise exercise = bench.catalogue().find(id).orElseThrow();
        assumeTrue(bench.grader().target(exercise).isPresent(), "no emulator for " + id);
        return exercise;
    }
}
