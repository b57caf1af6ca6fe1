/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.List;

/**
 * Hold a row of switches among contexts that were just made; context 0 runs. Immutable.
 *
 * @param seed of the values in registers
 * @param wide whether those are any numbers of 64 bits, instead of addresses of landing pads
 */
record Trial(long seed, List<Context> contexts, List<Step> steps, boolean wide, boolean irqsOff) {
    private static final int PADS_DRAWN = 512;
    private static final int VALUES_PER_STEP = 64;

    Trial {
        contexts = List.copyOf(contexts);
        steps = List.copyOf(steps);
    }

    /**
     * Give what is in a register when a step begins.
     *
     * @param step 1-based
     * @param pads address of the landing pads
     */
    long register(int step, int register, long pads) {
        return value(VALUES_PER_STEP * step + register, pads);
    }

    long argument(int context, int argument, long pads) {
        return value(2 * context + argument, pads);
    }

    private long value(int n, long pads) {
        long drawn = drawn(n);
        return wide ? drawn : Arena.pad(pads, (int) Long.remainderUnsigned(drawn, PADS_DRAWN));
    }

    /** Give output n of SplitMix64. */
    private long drawn(int n) {
        long z = seed + (n + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
