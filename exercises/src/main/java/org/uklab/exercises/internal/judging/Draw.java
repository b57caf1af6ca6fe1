/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.List;

/**
 * Draw numbers from a seed (SplitMix64). One thread.
 *
 * <p>Our own, since a scenario must come out of its seed for ever, and the JDK does not promise that of its generators'
 * bounded draws.
 */
public final class Draw {
    private long state;

    public Draw(long seed) {
        state = seed;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Draw from 0 to bound - 1; bounds here are far too small for the bias to matter. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    public boolean coin() {
        return below(2) == 0;
    }

    public <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    public <T> void shuffle(List<T> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            list.set(i, list.set(below(i + 1), list.get(i)));
        }
    }
}
