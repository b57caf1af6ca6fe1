/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Hold the trials of one run; {@code <uk/trial.h>} gives the bytes. Immutable. */
record Scenario(List<List<Step>> trials) {
    private static final int MAGIC = 0x52544b55;
    private static final int VERSION = 1;
    private static final int CAPACITY = 16 * 1024 - 24;

    Scenario {
        trials = trials.stream().map(List::copyOf).toList();
    }

    /** Count the reports of an agent that performs them all. */
    int asked() {
        return trials.stream().mapToInt(List::size).sum();
    }

    List<Integer> steps() {
        return trials.stream().map(List::size).toList();
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putShort((short) VERSION).putShort((short) trials.size());
        for (List<Step> trial : trials) {
            out.putShort((short) trial.size());
            for (Step step : trial) {
                out.put((byte) step.op()).put((byte) step.args().size());
                step.args().forEach(out::putLong);
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }
}
