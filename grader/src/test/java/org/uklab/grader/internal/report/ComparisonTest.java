/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;

class ComparisonTest {
    private static final Report HERE = new Report(
            Verdict.PARTIAL,
            Verdict.Owner.STUDENT,
            null,
            null,
            90,
            100,
            "uksched-assign",
            7,
            "One check failed.",
            List.of(
                    new Report.CheckLine("add-op", "Adding asks", true, 90, "", ""),
                    new Report.CheckLine("state", "Flags stay", false, 10, "", "")),
            List.of(),
            List.of(),
            new Report.Digests("a".repeat(64), "b".repeat(64), "c".repeat(64), "d".repeat(64)),
            List.of(new Report.Boot(7, 1_203_004L, 340), new Report.Boot(-9, 1_203_777L, 351)),
            List.of(),
            null,
            List.of(),
            null,
            null,
            "");

    @Test
    void the_same_report_differs_in_nothing() throws IOException {
        assertThat(compared("", ""))
                .contains("same     tree, toolchain, machine, image, seed, instructions, verdict, failed checks")
                .doesNotContain("differs");
        assertThat(Comparison.write(HERE, read("{\"id\": 5, \"report\": " + JsonReport.write(HERE) + "}")))
                .as("as the site's API has it")
                .doesNotContain("differs");
    }

    @Test
    void another_tree_is_named_and_excuses_the_image() throws IOException {
        assertThat(compared("a".repeat(64), "e".repeat(64)))
                .contains(
                        "differs  tree: here aaaaaaaaaaaa, there eeeeeeeeeeee\n           This uklab has other kernel");
        String json =
                JsonReport.write(HERE).replace("a".repeat(64), "e".repeat(64)).replace("c".repeat(64), "");
        assertThat(Comparison.write(HERE, read(json)))
                .contains("differs  image: here cccccccccccc, there none")
                .doesNotContain("Download the patch");
    }

    @Test
    void each_digest_has_its_remedy() throws IOException {
        assertThat(compared("b".repeat(64), "e".repeat(64)))
                .contains("differs  toolchain")
                .contains("binutils");
        assertThat(compared("d".repeat(64), "e".repeat(64)))
                .contains("differs  machine")
                .contains("QEMU");
        assertThat(compared("c".repeat(64), "e".repeat(64)))
                .contains("differs  image")
                .contains("Download the patch");
    }

    @Test
    void another_count_of_instructions_of_the_same_image_is_our_fault() throws IOException {
        assertThat(compared("1203777", "1203778"))
                .contains("differs  instructions: here [1203004, 1203777], there [1203004, 1203778]")
                .contains("Please report it");
    }

    @Test
    void another_seed_is_named_and_excuses_the_verdict() throws IOException {
        String json = JsonReport.write(HERE).replace("\"seed\" : 7,\n  \"message\"", "\"seed\" : 8,\n  \"message\"");
        assertThat(Comparison.write(HERE, read(json.replace("\"score\" : 90", "\"score\" : 80"))))
                .contains("Repeat with --seed 8.")
                .contains("differs  verdict: here PARTIAL 90, there PARTIAL 80")
                .doesNotContain("Please report it");
    }

    @Test
    void a_report_of_another_version_is_read_for_what_it_says() throws IOException {
        assertThat(Comparison.write(
                        HERE, read("{\"exercise\": \"uksched-assign\", \"seed\": 7, \"colour\": \"blue\"}")))
                .contains("tree: here aaaaaaaaaaaa, there none")
                .doesNotContain("differs  instructions");
    }

    @Test
    void what_is_no_report_is_refused_in_words() {
        assertThatThrownBy(() -> read("PASSED")).isInstanceOf(IOException.class).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> read("{\"seed\": 7}")).hasMessageContaining("names no exercise");
        assertThatThrownBy(() -> read("")).hasMessageContaining("names no exercise");
    }

    private static String compared(String what, String by) throws IOException {
        return Comparison.write(HERE, read(JsonReport.write(HERE).replace(what, by)));
    }

    private static OtherReport read(String json) throws IOException {
        return OtherReport.read(json.getBytes(UTF_8));
    }
}
