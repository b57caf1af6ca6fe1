/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import org.uklab.exercises.internal.judging.Aspect;
import org.uklab.exercises.internal.judging.Situation;

/**
 * Name what must be seen to go right at least once before a check passes. Immutable.
 *
 * @param check its id in {@code exercise.yaml}
 * @param words completes "... when "
 */
public record Case(String check, String words) implements Situation {

    private record Topic(String id) implements Aspect {}

    @Override
    public Aspect aspect() {
        return about(check);
    }

    static Aspect about(String check) {
        return new Topic(check);
    }
}
