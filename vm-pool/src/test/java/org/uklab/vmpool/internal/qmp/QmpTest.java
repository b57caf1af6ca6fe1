/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal.qmp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our half of the talk, with a QEMU that says whatever a test wants. */
class QmpTest {
    private static final String GREETING = "{\"QMP\":{\"version\":{},\"capabilities\":[]}}\n";
    private static final Duration NONE = Duration.ofMillis(1);
    private static final int ROUNDS = 20_000;

    private final Qmp qmp = new Qmp();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicBoolean alive = new AtomicBoolean(true);

    /** Takes each question and gives the next answer at once; in it, {@code ID} is the question's. */
    private final OutputStream qemu = new OutputStream() {
        @Override
        public void write(int b) {
            throw new AssertionError("one question, one write");
        }

        @Override
        public void write(byte[] bytes) {
            String question = new String(bytes, UTF_8);
            asked.add(question);
            String id = question.replaceAll("(?s).*\"id\":(\\d+).*", "$1");
            String answer = answers.poll();
            if (answer == null) {
                alive.set(false);
            } else {
                say(answer.replace("ID", id));
            }
        }
    };

    private void say(String text) {
        qmp.feed(text.getBytes(UTF_8));
    }

    private static String gives(String value) {
        return "{\"return\":" + value + ",\"id\":ID}\n";
    }

    private void begin() throws IOException, InterruptedException {
        say(GREETING);
        answers.add(gives("{}"));
        qmp.begin(qemu, alive::get);
    }

    @Test
    void it_begins_after_the_greeting_with_the_capabilities() throws Exception {
        begin();

        assertThat(asked).containsExactly("{\"execute\":\"qmp_capabilities\",\"id\":1}\n");
    }

    @Test
    void answers_may_come_in_pieces_and_behind_events() throws Exception {
        begin();
        String answer = "{\"event\":\"RESUME\",\"timestamp\":{}}\r\n" + gives("{\"mode\":\"none\",\"icount\":312112}");
        answers.add(answer);

        assertThat(qmp.instructions()).isEqualTo(312112);
        for (char c : "{\"event\":\"STOP\"}\n".toCharArray()) {
            say(String.valueOf(c));
        }
        answers.add(gives("\"RIP=1\""));
        assertThat(qmp.registers()).isEqualTo("RIP=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"SHUTDOWN\",\"data\":{\"guest\":true,\"reason\":\"guest-reset\"}} RESET",
                "{\"event\":\"SHUTDOWN\",\"data\":{\"guest\":true,\"reason\":\"guest-shutdown\"}} OFF",
                "{\"event\":\"GUEST_PANICKED\",\"data\":{\"action\":\"pause\"}} EXIT_DEVICE",
            })
    void it_tells_how_a_guest_stopped_its_machine(String line) throws Exception {
        begin();
        assertThat(qmp.ending(NONE)).isEmpty();
        say(line.substring(0, line.lastIndexOf(' ')) + "\n");

        assertThat(qmp.ending(NONE)).map(Enum::name).isEqualTo(Optional.of(line.substring(line.lastIndexOf(' ') + 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"return\":{\"icount\":-1},\"id\":ID}",
                "{\"return\":{\"icount\":1.5},\"id\":ID}",
                "{\"return\":{\"icount\":\"7\"},\"id\":ID}",
                "{\"return\":{\"icount\":9223372036854775808},\"id\":ID}",
                "{\"return\":{\"icount\":7},\"id\":99}",
                "{\"return\":{\"icount\":7},\"id\":\"ID\"}",
                "{\"return\":{\"icount\":7}}",
                "{\"return\":{\"icount\":7,\"icount\":7},\"id\":ID}",
                "{\"return\":{\"icount\":7},\"id\":ID} {}",
                "{\"error\":{\"class\":\"GenericError\"},\"id\":ID}",
                "{\"QMP\":{}}",
                "[]",
                "7",
                "",
                "nonsense",
            })
    void an_answer_that_is_not_right_is_a_failure_of_this_host(String answer) throws Exception {
        begin();
        answers.add(answer + "\n");

        assertThatThrownBy(qmp::instructions).isInstanceOf(IOException.class).hasMessageContaining("QEMU");
    }

    @Test
    void a_second_answer_is_nobodys_and_ends_the_talk() throws Exception {
        begin();
        answers.add(gives("{\"icount\":1}") + gives("{\"icount\":2}"));

        assertThat(qmp.instructions()).isEqualTo(1);
        answers.add(gives("{\"icount\":3}"));
        assertThatThrownBy(qmp::instructions).hasMessage("QEMU sent an answer that nobody asked for");
    }

    @Test
    void a_line_without_an_end_and_an_abyss_of_brackets_end_the_talk() throws Exception {
        begin();
        say("x".repeat(1 << 17));
        assertThatThrownBy(qmp::stop).hasMessage("QEMU sent a line without an end");

        Qmp other = new Qmp();
        other.feed(("[".repeat(60_000) + "\n").getBytes(UTF_8));
        assertThatThrownBy(() -> other.begin(qemu, alive::get)).hasMessage("QEMU sent something that is not JSON");
    }

    @Test
    void a_qemu_that_has_ended_is_not_waited_for() throws Exception {
        begin();

        assertThatThrownBy(qmp::resume).hasMessage("QEMU has ended");
    }

    /** Whatever it is fed, an answer is a number or an IOException; nothing else is thrown, and nothing waits. */
    @Test
    void no_bytes_break_it() {
        Random random = new Random(6);
        for (int round = 0; round < ROUNDS; round++) {
            Qmp fed = new Qmp();
            byte[] good = (GREETING
                            + "{\"return\":{},\"id\":1}\n{\"event\":\"SHUTDOWN\",\"data\":{\"reason\":\"x\"}}\n")
                    .getBytes(UTF_8);
            for (int i = random.nextInt(8); i > 0; i--) {
                good[random.nextInt(good.length)] = (byte) random.nextInt(256);
            }
            try {
                fed.feed(good);
                fed.begin(OutputStream.nullOutputStream(), () -> false);
                fed.instructions();
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("QEMU");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
