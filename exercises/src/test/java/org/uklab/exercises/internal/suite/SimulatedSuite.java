/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import org.uklab.exercises.Canaries;
import org.uklab.exercises.Check;

/** Report as uktest does, for a plan of three cases and two checks. */
final class SimulatedSuite {
    static final List<Check> CHECKS = List.of(new Check("add", "Adding", 60), new Check("remove", "Removing", 40));
    static final List<PlannedCase> PLAN = List.of(
            new PlannedCase("add", "list->adds_one", 5),
            new PlannedCase("add", "list->adds_many", 12),
            new PlannedCase("remove", "list->removes", 9));

    private SimulatedSuite() {}

    /** Give the reports of a kernel whose expectations hold where the predicate of case and index says so. */
    static List<byte[]> reports(long seed, BiPredicate<String, Integer> holds) {
        return PLAN.stream()
                .map(planned -> report(seed, planned.name(), planned.expectations(), holds))
                .toList();
    }

    static byte[] report(long seed, String name, int expectations, BiPredicate<String, Integer> holds) {
        Canaries canaries = Canaries.of(seed);
        BitSet outcomes = new BitSet();
        String text = "";
        for (int i = 0; i < expectations; i++) {
            boolean ok = holds.test(name, i);
            outcomes.set(i, ok != canaries.inverts(name, i));
            if (!ok && text.isEmpty()) {
                text = "expected `x` to be " + i + " but was 99";
            }
        }
        return bytes(name, expectations, outcomes, text);
    }

    static byte[] bytes(String name, int expectations, BitSet outcomes, String text) {
        int size = (expectations + 7) / 8;
        ByteBuffer out =
                ByteBuffer.allocate(10 + size + name.length() + text.length()).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x43544b55).putShort((short) expectations);
        out.putShort((short) name.length()).putShort((short) text.length());
        out.put(Arrays.copyOf(outcomes.toByteArray(), size));
        return out.put(name.getBytes(UTF_8)).put(text.getBytes(UTF_8)).array();
    }
}
