/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uklab.grader.Report.Place;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Phase;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunEnd.TimedOut.Why;
import org.uklab.vmpool.RunResult;

/** Reads consoles of real boots. */
class BacktraceTest {
    @ParameterizedTest
    @CsvSource({
        "assert-x86_64, ASSERT, 10268d, 10268c 102969 102a5c 100b08 1000cb",
        "assert-arm64, ASSERT, 401033e4, 401033e3 40103747 4010386b 401018cb",
        "panic-x86_64, CRASH, 1024cf, 1024ce 102969 102a5c 100b08 1000cb",
        "panic-arm64, CRASH, 40103198, 40103197 40103747 4010386b 401018cb",
        "page-fault-x86_64, TRAP, 1023f4, 1023f4 102969 102a5c 100b08 1000cb",
        "page-fault-arm64, TRAP, 40103080, 40103080 40103747 4010386b 401018cb",
        "tag-fault-arm64, TAG, 401033e8, 401033e8 401036cb 401039f7 40103b1b 4010190f",
    })
    void a_crash_leads_to_the_calls_on_the_way(String console, EndKind kind, String ip, String wanted)
            throws IOException {
        RunEnd end = new RunEnd.Ended(kind, 1, Long.parseLong(ip, 16), "");

        assertThat(Backtrace.addresses(run(end, golden(console)))).isEqualTo(addresses(wanted));
    }

    @Test
    void a_call_through_a_null_pointer_is_where_it_was_called() {
        RunEnd end = new RunEnd.Ended(EndKind.TRAP, 14, 0, "");

        assertThat(Backtrace.addresses(run(end, "Backtrace: 102001 102a5d\n"))).isEqualTo(addresses("102000 102a5c"));
    }

    @Test
    void only_the_last_backtrace_counts_and_numbers_that_are_none_do_no_harm() {
        RunEnd end = new RunEnd.Ended(EndKind.CRASH, 1, 0x102001, "");

        assertThat(Backtrace.addresses(run(end, "Backtrace: 1 2 3\nBacktrace: 102001 ffffffffffffffff zz 5\n")))
                .isEqualTo(addresses("102000 fffffffffffffffe"));
        assertThat(Backtrace.addresses(run(end, "Backtrace: " + "1".repeat(99))))
                .isEqualTo(addresses("102000"));
        assertThat(Backtrace.addresses(run(new RunEnd.Ended(EndKind.HALT, 0, 0, ""), "")))
                .isEmpty();
    }

    @Test
    void a_guest_that_was_stopped_is_where_the_machine_says() {
        RunEnd end = new RunEnd.TimedOut(Phase.TEST, Why.BUDGET, 0x102001, List.of(0x103000L, 0x104000L));

        assertThat(Backtrace.addresses(run(end, "Backtrace: 5 6\n"))).isEqualTo(addresses("102001 102fff 103fff"));
        assertThat(Backtrace.addresses(run(RunEnd.TimedOut.wall(Phase.BOOT), "")))
                .isEmpty();
    }

    @Test
    void a_guest_that_ended_well_was_nowhere() {
        RunEnd end = new RunEnd.Ended(EndKind.MAIN, 0, 0, "");

        assertThat(Backtrace.addresses(run(end, "Backtrace: 102001\n"))).isEmpty();
    }

    @Test
    void words_name_the_place_and_the_students_line_on_the_way() {
        Place list = new Place("list_add", "include/uk/list.h", 80, false);
        Place job = new Place("job", "lib/a.c", 5, true);
        Place main = new Place("main", "main.c", 9, false);

        assertThat(Backtrace.words(List.of(list, main, job)))
                .isEqualTo("list_add (include/uk/list.h:80), called from job (lib/a.c:5)");
        assertThat(Backtrace.words(List.of(job, main))).isEqualTo("job (lib/a.c:5)");
        assertThat(Backtrace.words(List.of(list, main))).isEqualTo("list_add (include/uk/list.h:80)");
        assertThat(Backtrace.words(List.of())).isEmpty();
    }

    private static List<Long> addresses(String words) {
        return Arrays.stream(words.split(" ", -1))
                .map(word -> Long.parseUnsignedLong(word, 16))
                .toList();
    }

    private static RunResult run(RunEnd end, String console) {
        return new RunResult(
                end,
                List.of(),
                new Console(console.getBytes(UTF_8), new byte[0], 0),
                Duration.ZERO,
                Duration.ZERO,
                OptionalLong.empty(),
                Optional.empty());
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(BacktraceTest.class.getResourceAsStream(name + ".txt"), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
