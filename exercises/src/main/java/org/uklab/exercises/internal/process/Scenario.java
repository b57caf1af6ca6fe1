/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

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
 * trial: u8 children | u8 steps | u32 word[WORDS] | child[children] | step[steps]
 * child: u16 below | u8 area | u32 marker
 * step:  u8 op | u8 by | u8 target | u8 arg | u32 flags | u8 ptid | u8 ctid | u8 fail
 * </pre>
 */
record Scenario(List<Trial> trials) {
    static final int WORDS = 32;
    static final int MAX_CHILDREN = 5;
    static final int MAX_WAITERS = 6;
    static final int AREA_UNIT = 64;
    static final int NO_WORD = 0xff;
    static final int BY_MAIN = 0xff;

    private static final int MAGIC = 0x54434b55;
    private static final int VERSION = 1;
    private static final int CAPACITY = 16 * 1024 - 24;

    Scenario {
        trials = List.copyOf(trials);
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putShort((short) VERSION).putShort((short) trials.size());
        for (Trial trial : trials) {
            out.put((byte) trial.children().size()).put((byte) trial.steps().size());
            trial.words().forEach(out::putInt);
            trial.children()
                    .forEach(child -> out.putShort((short) child.below())
                            .put((byte) child.area())
                            .putInt(child.marker()));
            trial.steps().forEach(step -> put(out, step));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, Step step) {
        out.put((byte) step.op().code())
                .put((byte) step.by())
                .put((byte) step.target())
                .put((byte) (step.arg() ? 1 : 0))
                .putInt(step.flags())
                .put((byte) step.ptid())
                .put((byte) step.ctid())
                .put((byte) step.fail());
    }
}
