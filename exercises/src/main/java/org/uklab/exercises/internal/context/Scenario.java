/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Hold the trials of one run. Immutable.
 *
 * <p>As bytes, little endian, as {@code scenario.h} of the agent says:
 *
 * <pre>
 * u32 magic | u8 version | u8 0 | u16 trials | trial...
 * trial:   u64 seed | u8 contexts | u8 steps | u8 wide | u8 irqs_off | context[contexts] | step[steps]
 * context: u8 kind | u8 keep_regs | u8 depth | u8 0
 * step:    u8 to | u8 site | u8 depth | u8 0
 * </pre>
 */
record Scenario(List<Trial> trials) {
    private static final int MAGIC = 0x58434b55;
    private static final int VERSION = 1;
    private static final int CAPACITY = 16 * 1024 - 24;

    Scenario {
        trials = List.copyOf(trials);
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putShort((short) VERSION).putShort((short) trials.size());
        for (Trial trial : trials) {
            out.putLong(trial.seed());
            put(out, trial.contexts().size(), trial.steps().size(), bit(trial.wide()), bit(trial.irqsOff()));
            trial.contexts().forEach(c -> put(out, c.kind().code(), bit(c.keepRegs()), c.depth(), 0));
            trial.steps().forEach(s -> put(out, s.to(), s.site(), s.depth(), 0));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static int bit(boolean set) {
        return set ? 1 : 0;
    }

    private static void put(ByteBuffer out, int... octets) {
        for (int octet : octets) {
            out.put((byte) octet);
        }
    }
}
