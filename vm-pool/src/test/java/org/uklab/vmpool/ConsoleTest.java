/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static Console of(String text) {
        return new Console(text.getBytes(UTF_8), new byte[0], 0);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\\e[0mok\\e[1;31mred                  | okred",
                "\\e]0;title\\abody                     | body",
                "\\e]8;;http://x\\e\\\\link                | link",
                "a\\ec\\e(Bb                            | ab",
                "cut\\e[                               | cut",
                "bell\\aback\\bnul\\0del\\d                | bellbacknuldel",
                "html<script>stays                     | html<script>stays",
            })
    void escape_sequences_and_controls_are_gone(String written, String shown) {
        String text = written.replace("\\e", "\u001b")
                .replace("\\a", "\u0007")
                .replace("\\b", "\b")
                .replace("\\0", "\0")
                .replace("\\d", "\u007f")
                .replace("\\\\", "\\");

        assertThat(of(text).text()).isEqualTo(shown);
    }

    @Test
    void lines_end_in_a_newline_and_tabs_stay() {
        assertThat(of("a\r\nb\rc\n\td").text()).isEqualTo("a\nb\nc\n\td");
    }

    @Test
    void text_cannot_turn_its_direction() {
        assertThat(of("a\u202eb\u2066c\u0085d").text()).isEqualTo("abcd");
    }

    @Test
    void broken_utf_8_is_replaced() {
        assertThat(new Console(new byte[] {'a', (byte) 0xc3, 'b', (byte) 0xff}, new byte[0], 0).text())
                .isEqualTo("a\ufffdb\ufffd");
    }

    @Test
    void what_is_left_out_is_said() {
        Console console = new Console("head".getBytes(UTF_8), "tail".getBytes(UTF_8), 7);

        assertThat(console.text()).isEqualTo("head\n[... 7 bytes left out ...]\ntail");
        assertThat(console.length()).isEqualTo(15);
    }

    @Test
    void raw_text_is_as_it_was() {
        assertThat(of("\u001b[0m\r\n").raw()).isEqualTo("\u001b[0m\r\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_bytes_make_unsafe_text(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            for (int k = 0; k < bytes.length; k += 3) {
                bytes[k] = (byte) "\u001b[]m;0\\P".charAt(random.nextInt(8));
            }

            assertThat(new Console(bytes, new byte[0], 0).text().chars())
                    .allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c));
        }
    }
}
