/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hold what the agent saw in one step; {@code <uk/trial.h>} gives the bytes. Immutable.
 *
 * @param trial from 0
 * @param step from 1
 * @param done false if the step was left out
 */
record Report(int trial, int step, boolean done, List<Long> values) {
    static final int MOST_VALUES = 64;
    private static final int HEADER = 6;

    /** Read a report; empty unless it is one, to the last byte. */
    static Optional<Report> parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER) {
            return Optional.empty();
        }
        int trial = Short.toUnsignedInt(in.getShort());
        int step = Short.toUnsignedInt(in.getShort());
        int done = in.get();
        int count = in.get();
        if ((done & ~1) != 0 || count < 0 || count > MOST_VALUES || in.remaining() != count * Long.BYTES) {
            return Optional.empty();
        }
        List<Long> values = new ArrayList<>();
        while (in.hasRemaining()) {
            values.add(in.getLong());
        }
        return Optional.of(new Report(trial, step, done == 1, List.copyOf(values)));
    }
}
