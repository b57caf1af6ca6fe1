/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Prints a row for each promise: what was measured, the reach, whether it holds. One thread. */
final class Rows {
    private boolean missed;

    Rows() {
        System.out.printf(Locale.ROOT, "%-64s %10s %-4s %10s%n", "what", "measured", "", "reach");
    }

    /** Prints a figure that nothing was promised of. */
    void row(String what, double measured, String unit) {
        System.out.printf(Locale.ROOT, "%-64s %10.1f %-4s%n", what, measured, unit);
    }

    /** Prints a figure that should not be above its reach. */
    void atMost(String what, double measured, String unit, double reach) {
        held(what, measured, unit, "<=", reach, measured <= reach);
    }

    /** Prints a figure that should not be below its reach. */
    void atLeast(String what, double measured, String unit, double reach) {
        held(what, measured, unit, ">=", reach, measured >= reach);
    }

    private void held(String what, double measured, String unit, String sign, double reach, boolean holds) {
        missed |= !holds;
        System.out.printf(
                Locale.ROOT,
                "%-64s %10.2f %-4s %s %7.2f  %s%n",
                what,
                measured,
                unit,
                sign,
                reach,
                holds ? "holds" : "MISSED");
    }

    boolean missed() {
        return missed;
    }

    static double median(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured: " + Arrays.toString(sorted));
        }
        return sorted[sorted.length / 2];
    }
}
