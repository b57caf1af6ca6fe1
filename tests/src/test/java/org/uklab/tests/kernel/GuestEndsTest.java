/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Frame;
import org.uklab.vmpool.Phase;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunResult;

/** Boots {@code apps/ends} with each of its words on each machine: the host tells all ends apart. */
class GuestEndsTest {
    private static final RunLimits LIMITS = RunLimits.DEFAULT;

    @Nested
    class OnX86 extends Ends {
        OnX86() {
            super(Guest.X86_64);
        }

        @Override
        Stream<Arguments> traps() {
            return Stream.of(
                    arguments("a null pointer is a page fault at 0", "null", EndKind.TRAP, 14, "address 0x0"),
                    arguments("a division by zero is a trap", "divide", EndKind.TRAP, 0, "divide"),
                    arguments("an invalid opcode is a trap", "invalid", EndKind.TRAP, 6, "invalid opcode"));
        }
    }

    @Nested
    class OnArm extends Ends {
        OnArm() {
            super(Guest.ARM64);
        }

        @Override
        Stream<Arguments> traps() {
            return Stream.of(
                    arguments("a null pointer is a data abort at 0", "null", EndKind.TRAP, 0x25, "address 0x0"),
                    arguments("a division by zero is no trap", "divide", EndKind.MAIN, 0, ""),
                    arguments("an invalid instruction is a trap", "invalid", EndKind.TRAP, 0, "invalid instruction"));
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Ends {
        private final Guest guest;

        Ends(Guest guest) {
            this.guest = guest;
        }

        private RunResult boot(String words, RunLimits limits) {
            return guest.image("ends").boot(words, limits);
        }

        private Stream<Arguments> ends() {
            return Stream.of(
                    arguments("main returning 0 is told as such", "return 0", EndKind.MAIN, 0, ""),
                    arguments("main returning 7 is told with its value", "return 7", EndKind.MAIN, 7, ""),
                    arguments("main returning a negative value keeps its sign", "return -5", EndKind.MAIN, -5, ""),
                    arguments("exit with 0 is not taken for a return", "exit 0", EndKind.EXIT, 0, "exit"),
                    arguments("exit with 9 is told with its status", "exit 9", EndKind.EXIT, 9, "exit"),
                    arguments("the last thread of the init process ends the guest", "last 5", EndKind.EXIT, 5, "exit"),
                    arguments("B15: exit_group of another thread ends the guest", "group 6", EndKind.EXIT, 6, "exit"),
                    arguments("the last pthread ends the guest, main's is gone", "pthread", EndKind.EXIT, 0, "exit"),
                    arguments("a halt by the code is told apart from an end", "halt", EndKind.HALT, 0, ""));
        }

        /** What an exception of the processor ends in; the numbers are the architecture's. */
        abstract Stream<Arguments> traps();

        @ParameterizedTest(name = "{0}")
        @MethodSource({"ends", "traps"})
        void an_end_is_told(String sentence, String words, EndKind kind, int value, String text) {
            RunResult run = boot(words, LIMITS);

            assertThat(run.end())
                    .as(() -> sentence + "\n" + run.console())
                    .isInstanceOfSatisfying(RunEnd.Ended.class, end -> {
                        assertThat(end.kind()).isEqualTo(kind);
                        assertThat(end.value()).isEqualTo(value);
                        assertThat(end.text()).contains(text);
                        assertThat(end.ip() != 0).isEqualTo(kind == EndKind.TRAP || kind == EndKind.HALT);
                    });
        }

        private Stream<Arguments> failures() {
            return Stream.of(
                    arguments("a failed assertion names itself", "assert", EndKind.ASSERT, "main.c:", "number == 4711"),
                    arguments("a crash says why", "crash", EndKind.CRASH, "main.c:", "The application asked for it"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("failures")
        void a_failure_is_told_with_its_place(String sentence, String words, EndKind kind, String file, String text) {
            RunResult run = boot(words, LIMITS);

            assertThat(run.end())
                    .as(() -> sentence + "\n" + run.console())
                    .isInstanceOfSatisfying(RunEnd.Ended.class, end -> {
                        assertThat(end.kind()).isEqualTo(kind);
                        assertThat(end.value()).as("line").isPositive();
                        assertThat(end.text()).startsWith(file).contains(text);
                    });
            assertThat(run.console().text()).contains(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"assert", "crash", "null", "call"})
        void a_backtrace_leads_to_where_it_was_called_from(String words) {
            RunResult run = boot(words, LIMITS);

            Matcher printed = Pattern.compile("Backtrace:((?: [0-9a-f]+)+)")
                    .matcher(run.console().text());
            assertThat(printed.find()).as(() -> run.console().text()).isTrue();
            List<Long> calls = Arrays.stream(printed.group(1).strip().split(" ", -1))
                    .map(address -> Long.parseUnsignedLong(address, 16))
                    .toList();
            long start = guest == Guest.X86_64 ? 0x100000 : 0x40000000;
            assertThat(calls)
                    .as(() -> run.console().text())
                    .hasSizeBetween(4, 6)
                    .allMatch(call -> call > start && call < start + (2 << 20));
            assertThat(run.end())
                    .isInstanceOfSatisfying(
                            RunEnd.Ended.class,
                            end -> assertThat(end.ip()).isEqualTo(words.equals("call") ? 0 : calls.get(0)));
        }

        @Test
        void a_reset_without_a_word_is_death() {
            RunResult run = boot("reset", LIMITS);

            assertThat(run.end()).as(() -> run.console().text()).isInstanceOf(RunEnd.Died.class);
        }

        @Test
        void an_endless_loop_times_out_in_the_test_phase() {
            RunResult run = boot("spin", LIMITS.withTest(Duration.ofMillis(700)));

            assertThat(run.end()).as(() -> run.console().text()).isEqualTo(RunEnd.TimedOut.wall(Phase.TEST));
            assertThat(run.console().text()).contains("ending by: spin");
        }

        @Test
        void an_endless_print_runs_into_the_output_limit() {
            RunResult run = boot("flood", LIMITS.withConsoleBytes(64 << 10));

            assertThat(run.end())
                    .as("after %d bytes", run.console().length())
                    .isEqualTo(new RunEnd.OutputLimit("console"));
            assertThat(run.console().text()).contains("And another line that nobody wants to read.");
        }

        @Test
        void a_guest_says_hello_before_anything_else() {
            RunResult run = boot("return 0", LIMITS);

            assertThat(run.frames())
                    .as(() -> run.console().text())
                    .extracting(Frame::type)
                    .containsExactly(Frame.HELLO, Frame.END);
        }
    }
}
