/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uklab.grader.Report;
import org.uklab.grader.Report.CheckLine;
import org.uklab.grader.Verdict;

/**
 * Say what must become of a hostile submission: {@code expect.yaml}. Any thread.
 *
 * @param why the attack in a sentence, and what stops it
 * @param exercise that it is sent to
 * @param verdict one of these
 * @param phase where it ended, if it matters
 * @param what which limit, if it matters
 * @param flags exactly these
 * @param failed checks that have failed, among others
 * @param says pieces of what the student reads: message, diagnostics, checks
 * @param never pieces of text that are nowhere in the report
 * @param millis wall time at most, build and boots included
 * @param slow whether only {@code ./uklab test --long} sends it
 */
record Expected(
        String why,
        String exercise,
        List<Verdict> verdict,
        @Nullable String phase,
        @Nullable String what,
        List<String> flags,
        List<String> failed,
        List<String> says,
        List<String> never,
        int millis,
        boolean slow) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009f&&[^\n\t]]");
    private static final int LONGEST_CONSOLE = 128 * 1024;

    Expected {
        flags = Objects.requireNonNullElse(flags, List.of());
        failed = Objects.requireNonNullElse(failed, List.of());
        says = Objects.requireNonNullElse(says, List.of());
        never = Objects.requireNonNullElse(never, List.of());
        millis = millis == 0 ? 30_000 : millis;
    }

    static Expected read(Path file) throws IOException {
        return YAML.readValue(Files.readString(file), Expected.class);
    }

    void holdsFor(Report report, long took) {
        assertThat(verdict).as(why + "\n" + report.message()).contains(report.verdict());
        assertThat(report.verdict().owner()).as(report.message()).isEqualTo(Verdict.Owner.STUDENT);
        assertThat(report.flags()).as("flags").isEqualTo(flags);
        if (phase != null) {
            assertThat(report.phase()).as("phase: " + report.message()).isEqualTo(phase);
        }
        if (what != null) {
            assertThat(report.what()).as("what: " + report.message()).isEqualTo(what);
        }
        assertThat(report.checks())
                .filteredOn(check -> !check.passed())
                .extracting(CheckLine::id)
                .as("failed checks")
                .containsAll(failed);
        String words = words(report);
        says.forEach(piece -> assertThat(words).as("what the student reads").contains(piece));
        String all = report.toString();
        never.forEach(piece -> assertThat(all).doesNotContain(piece));
        assertThat(all).as("control characters").doesNotContainPattern(CONTROL);
        assertThat(report.console().length()).as("console").isLessThanOrEqualTo(LONGEST_CONSOLE);
        assertThat(took).as("milliseconds").isLessThanOrEqualTo(millis);
    }

    private static String words(Report report) {
        String diagnostics = report.diagnostics().stream()
                .map(d -> d.file() + ":" + d.line() + ": " + d.message())
                .collect(Collectors.joining("\n"));
        String checks = report.checks().stream().map(CheckLine::seen).collect(Collectors.joining("\n"));
        return String.join("\n", report.message(), diagnostics, checks);
    }
}
