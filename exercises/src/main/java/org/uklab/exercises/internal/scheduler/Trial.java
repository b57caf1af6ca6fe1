/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.List;

/** Perform steps on fresh threads and empty schedulers. Immutable. */
record Trial(List<Kind> kinds, List<Step> steps) {
    Trial {
        kinds = List.copyOf(kinds);
        steps = List.copyOf(steps);
    }
}
