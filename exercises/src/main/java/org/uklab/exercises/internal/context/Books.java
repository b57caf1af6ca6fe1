/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uklab.exercises.internal.context.Report.Landing;
import org.uklab.exercises.internal.context.Report.Where;

/** Keep the books of a correct kernel while a trial goes on: who runs, and who was left where. One thread. */
final class Books {
    private final Trial trial;
    private final Map<Integer, Integer> leftIn = new HashMap<>();
    private int running;

    Books(Trial trial) {
        this.trial = trial;
    }

    Trial trial() {
        return trial;
    }

    /** Name the context that makes the next step. */
    int running() {
        return running;
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

    /** Take note that a step went as it should. */
    void perform(int number) {
        leftIn.put(running, number);
        running = step(number).to();
    }
}
