/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Hold the trials of one run, each a row of steps. Immutable.
 *
 * <p>As bytes, little endian, as {@code scenario.h} of the agent says:
 *
 * <pre>
 * u32 magic | u8 version | u8 0 | u16 trials | { u16 steps | step[steps] }[trials]
 * step: u8 op | u8 slot | u16 count | s32 value
 * </pre>
 */
record Scenario(List<List<Step>> trials) {
    static final int ARENA_PAGES = 96;
    static final int SLOTS = 8;
    static final int PAGE = 4096;
    static final int GRANULE = 16;
    /** What stands in front of an allocation. */
    static final int METADATA = 32;
    /** Most that one ROW or CHURN may ask for. */
    static final int MAX_COUNT = 80;

    private static final int MAGIC = 0x47544b55;
    private static final int VERSION = 1;
    private static final int CAPACITY = 16 * 1024 - 24;

    Scenario {
        trials = trials.stream().map(List::copyOf).toList();
    }

    /** Count the bytes of the granules that a size takes. */
    static int granules(int size) {
        return (size + GRANULE - 1) / GRANULE * GRANULE;
    }

    private static int code(Step.Op op) {
        return List.of(Step.Op.values()).indexOf(op) + 1;
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putShort((short) VERSION).putShort((short) trials.size());
        for (List<Step> trial : trials) {
            out.putShort((short) trial.size());
            for (Step step : trial) {
                out.put((byte) code(step.op())).put((byte) step.slot());
                out.putShort((short) step.count()).putInt(step.value());
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }
}
