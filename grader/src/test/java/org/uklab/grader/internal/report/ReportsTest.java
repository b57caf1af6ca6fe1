/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.TagMap;
import org.uklab.exercises.Timeline;
import org.uklab.exercises.Timeline.State;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;

/** Compares with golden files: what stands there is a format others read. */
class ReportsTest {
    private static final Report CRASHED = new Report(
            Verdict.CRASHED,
            Verdict.Owner.STUDENT,
            "test",
            null,
            0,
            15,
            "uksched-assign",
            7,
            "The kernel panicked: page fault.",
            List.of(
                    new Report.CheckLine("add-op", "Adding asks", true, 10, "right each time", "right 9 times"),
                    new Report.CheckLine("state", "Flags stay", false, 5, "[t1]", "[]")),
            List.of(new Report.Diagnostic("lib/a.c", 3, 5, "warning", "unused")),
            List.of(new Report.PhaseTime("policy", 1), new Report.PhaseTime("boot", 340)),
            new Report.Digests("a".repeat(64), "b".repeat(64), "c".repeat(64), "d".repeat(64)),
            List.of(new Report.Boot(7, 1_203_004L, 340), new Report.Boot(-9, null, 351)),
            List.of(),
            new Report.End("TRAP", 14, "0x1066ca", "page fault"),
            List.of(
                    new Report.Place("uk_list_add", "include/uk/list.h", 80, false),
                    new Report.Place("job", "lib/a.c", 3, true)),
            null,
            null,
            "line \"one\"\nline two\n");

    @Test
    void the_json_form_is_what_others_read() throws IOException {
        assertThat(JsonReport.write(CRASHED)).isEqualTo(golden("crashed.json"));
    }

    @Test
    void the_text_form_tells_the_same() throws IOException {
        assertThat(HumanReport.write(CRASHED)).isEqualTo(golden("crashed.txt"));
    }

    @Test
    void pictures_are_data_that_others_draw() throws IOException {
        assertThat(JsonReport.write(with(
                        new Timeline(
                                3,
                                List.of("assign t0 to A", "yield"),
                                2,
                                List.of(new Timeline.Lane("t0", List.of(State.ABSENT, State.READY))),
                                List.of(new Timeline.Event(1, "t0", "add by A"))),
                        new TagMap(
                                1,
                                List.of("p0 = malloc(40)"),
                                0,
                                1,
                                16,
                                List.of(new TagMap.Run(32, 3, 5), new TagMap.Run(80, 1, TagMap.UNKNOWN)),
                                List.of(new TagMap.Pointer("p0", 32, 40, 5, true)),
                                List.of(new TagMap.Access(80, 5, 0, true))))))
                .contains(golden("pictures.json").strip());
    }

    private static Report with(Timeline timeline, TagMap tags) {
        return new Report(
                CRASHED.verdict(),
                CRASHED.owner(),
                null,
                null,
                0,
                0,
                "e",
                1,
                "",
                List.of(),
                List.of(),
                List.of(),
                CRASHED.digests(),
                List.of(),
                List.of(),
                null,
                List.of(),
                timeline,
                tags,
                "");
    }

    @Test
    void a_console_is_stripped_of_controls_and_keeps_both_ends() {
        assertThat(ConsoleText.shown("\u001b[31mred\u001b[0m\u0007\r\nnext\u0000"))
                .isEqualTo("red\nnext");
        assertThat(ConsoleText.shown("head" + "x".repeat(1 << 20) + "tail"))
                .startsWith("head")
                .endsWith("tail")
                .hasSizeLessThan(66_000)
                .contains("characters left out");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReportsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
