/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import java.util.List;

/**
 * Draw the seeds of an attempt's two boots from its one seed.
 *
 * <p>Fixed for ever: an old verdict is repeated from its seed. The second is SplitMix64's next number after the first.
 */
public final class Seeds {
    private Seeds() {}

    /** Give both, the attempt's own first. */
    public static List<Long> of(long seed) {
        return List.of(seed, mixed(seed));
    }

    private static long mixed(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
