/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Ask the agent for one operation. Immutable.
 *
 * @param op the agent's own number of it, from 1
 * @param args at most {@link #MOST_ARGS}
 */
public record Step(int op, List<Long> args) {
    /** As {@code UK_TRIAL_ARGS} says. */
    public static final int MOST_ARGS = 8;

    private static final int MOST_OPS = 255;

    public Step {
        args = List.copyOf(args);
        if (op < 1 || op > MOST_OPS || args.size() > MOST_ARGS) {
            throw new IllegalArgumentException("no step: operation " + op + " with " + args.size() + " arguments");
        }
    }

    public static Step of(int op, long... args) {
        return new Step(op, LongStream.of(args).boxed().toList());
    }

    /** Give an argument that is known to be small. */
    public int arg(int at) {
        return Math.toIntExact(args.get(at));
    }
}
