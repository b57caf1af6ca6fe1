/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

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
 * trial: u8 threads | u8 steps | u8 kind[threads] | step[steps]
 * step:  u8 op | u8 thread | u8 sched | u8 irqs_off | s16 answer
 * </pre>
 */
record Scenario(List<Trial> trials) {
    /** The probes, which only write down how they are called, and the scheduler that really runs. */
    static final int A = 0;

    static final int B = 1;
    static final int RUNNING = 2;
    static final int SCHEDS = 3;
    static final int MAX_THREADS = 6;

    private static final int MAGIC = 0x41534b55;
    private static final int VERSION = 1;
    private static final int CAPACITY = 16 * 1024 - 24;

    Scenario {
        trials = List.copyOf(trials);
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putShort((short) VERSION).putShort((short) trials.size());
        for (Trial trial : trials) {
            out.put((byte) trial.kinds().size()).put((byte) trial.steps().size());
            trial.kinds().forEach(kind -> out.put((byte) kind.code()));
            trial.steps().forEach(step -> put(out, step));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, Step step) {
        out.put((byte) step.op().code())
                .put((byte) step.thread())
                .put((byte) step.sched())
                .put((byte) (step.irqsOff() ? 1 : 0))
                .putShort((short) step.answer());
    }
}
