/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.function.Supplier;

/** Say what one step shows about one aspect. Immutable. */
public sealed interface Finding {
    Aspect aspect();

    /** The step shows that the contract is kept in this situation. */
    record Right(Situation situation) implements Finding {
        @Override
        public Aspect aspect() {
            return situation.aspect();
        }
    }

    /**
     * The step shows that the contract is broken, or the report that would tell is missing.
     *
     * @param trial from 0
     * @param step 1-based; the fewer steps lead to a fault, the better it shows it
     * @param missing whether there is nothing to see
     * @param words made only for the finding that a student gets to read
     */
    record Wrong(Aspect aspect, int trial, int step, boolean missing, Supplier<Contrast> words) implements Finding {}
}
