/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uklab.exercises.internal.context.Report.Landing;
import org.uklab.exercises.internal.context.Report.Where;

/**
 * Hold the books of a correct kernel before a step: who runs, and who was left where. Immutable.
 *
 * @param running the context that makes the step
 * @param leftIn context to the number of the step that left it last; who is not in it is fresh, or runs
 */
record Books(Trial trial, int running, Map<Integer, Integer> leftIn) {
    Books {
        leftIn = Map.copyOf(leftIn);
    }

    static Books before(Trial trial) {
        return new Books(trial, 0, Map.of());
    }

    boolean fresh(int context) {
        return !leftIn.containsKey(context);
    }

    /** Give the number of the step that left a context last; it must not be fresh. */
    int leftIn(int context) {
        Integer number = leftIn.get(context);
        if (number == null) {
            throw new IllegalStateException("context " + context + " was never left");
        }
        return number;
    }

    /** Say whether several others have run since a context was left, at the time of a step. */
    boolean many(int context, int number) {
        return leftIn(context) < number - 1;
    }

    Step step(int number) {
        return trial.steps().get(number - 1);
    }

    /** Say where a context goes on. */
    Landing landing(int context) {
        return fresh(context)
                ? new Landing(Where.ENTRY, context)
                : new Landing(Where.SITE, step(leftIn(context)).site());
    }

    /** Give the stack pointer with which a context goes on. */
    long sp(int context, Arena arena, Registers registers) {
        if (!fresh(context)) {
            return arena.sp(context, step(leftIn(context)).depth());
        }
        Context made = trial.contexts().get(context);
        return arena.sp(context, made.depth()) - (made.kind().function() ? registers.returnAddress() : 0);
    }

    /** Name the contexts that wait behind a call, in order. */
    List<Integer> waitingAt(int site) {
        return leftIn.keySet().stream()
                .filter(c -> step(leftIn(c)).site() == site)
                .sorted()
                .toList();
    }

    /** Give the books after a step that went as it should. */
    Books after(int number) {
        Map<Integer, Integer> left = new HashMap<>(leftIn);
        left.put(running, number);
        return new Books(trial, step(number).to(), left);
    }
}
