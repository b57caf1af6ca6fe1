/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.List;

/** Perform steps with fresh children, on words with the given contents. Immutable. */
record Trial(List<Integer> words, List<Child> children, List<Step> steps) {
    Trial {
        words = List.copyOf(words);
        children = List.copyOf(children);
        steps = List.copyOf(steps);
    }
}
