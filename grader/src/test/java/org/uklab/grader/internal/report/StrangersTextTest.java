/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.grader.internal.boot.VisibleTests;
import org.uklab.grader.internal.build.Diagnostics;
import org.uklab.vmpool.Console;

/** Feeds everything that reads a guest's or a compiler's text with pieces that mean something, and with noise. */
class StrangersTextTest {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009f&&[^\n\t]]");
    private static final List<String> PIECES = List.of(
            "\u001b[31m",
            "\u001b]0;title\u0007",
            "\u001bP",
            "\u001b",
            "\u009b",
            "\u202e",
            "\r\n",
            "\n",
            "\0",
            "<script>",
            "[    0.010000] ",
            "Info: test: suite->case: words",
            "Info: \t",
            "expected `a` to be 3 but was 4",
            " ...... ",
            "[ PASSED ]",
            "[ FAILED ]",
            "Info: \t  in a.c:3",
            "uktest:suites:",
            "/src/",
            "a.c:3:4: error: ",
            "a.c:99999999999:7: note: ",
            "a.c:1: ",
            ": ");

    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("uklab.long") ? 50_000 : 2_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void row_15_whatever_was_printed_is_read_and_shown_without_controls(long seed) {
        Console console = new Console(noise(new Random(seed)), noise(new Random(~seed)), seed % 2 * 1000);

        String shown = ConsoleText.shown(console.raw());

        assertThat(shown).doesNotContainPattern(CONTROL);
        assertThat(ConsoleText.shown(console.text())).doesNotContainPattern(CONTROL);
        assertThat(VisibleTests.read(console.text()).toString()).doesNotContainPattern(CONTROL);
        assertThat(Diagnostics.of(console.text(), Set.of("a.c"))).hasSizeLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Info: \t", "Info: \t . ", ".", "Info: test: a->b", " ", "a:1:", "\u001b]", "\u001b[1", "in "})
    void row_15_a_line_made_to_be_slow_to_read_is_not(String piece) {
        String line = piece.repeat(64 * 1024 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            Console console = new Console(line.getBytes(UTF_8), line.getBytes(UTF_8), 0);
            VisibleTests.read(console.text());
            Diagnostics.of(console.text(), Set.of("a.c"));
            ConsoleText.shown(console.raw());
        });
    }

    @Test
    void row_15_text_keeps_its_ends_when_it_is_long() {
        assertThat(ConsoleText.shown("a" + "x".repeat(200_000) + "z"))
                .startsWith("a")
                .endsWith("z")
                .hasSizeLessThan(70_000);
    }

    private static byte[] noise(Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int count = random.nextInt(40); count > 0; count--) {
            if (random.nextInt(4) == 0) {
                byte[] any = new byte[random.nextInt(9)];
                random.nextBytes(any);
                bytes.writeBytes(any);
            } else {
                bytes.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
