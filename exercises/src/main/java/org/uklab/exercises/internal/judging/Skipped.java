/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.List;
import java.util.Optional;

/** Tell that an agent which is said to have done its work did not. */
public final class Skipped {
    private Skipped() {}

    /** Say so if an agent that sends a report a step, performed or not, sent fewer than it was asked for. */
    public static Optional<String> steps(int asked, List<byte[]> observations) {
        return observations.size() < asked
                ? Optional.of((asked - observations.size()) + " of " + asked + " steps were never reported")
                : Optional.empty();
    }
}
