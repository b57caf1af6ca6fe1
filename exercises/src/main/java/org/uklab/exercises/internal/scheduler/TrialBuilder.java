/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.scheduler.Step.Op;

/**
 * Write down a trial step by step, with roles that are cast to threads at random. One thread.
 *
 * <p>It keeps the books of a correct kernel, so that no step breaks a precondition of the contract: that would be the
 * fault of the scenario and trip an assertion in the guest.
 */
final class TrialBuilder {
    private static final int NOWHERE = -1;
    /** ENOMEM, EAGAIN, EBUSY, EINVAL, EPERM. Not ENOSYS: that is what the starter says without asking. */
    private static final List<Integer> REFUSALS = List.of(-12, -11, -16, -22, -1);

    private final Draw draw;
    private final List<Integer> cast;
    private final Kind[] kinds;
    private final int[] where;
    private final boolean[] runnable;
    private final List<Step> steps = new ArrayList<>();

    TrialBuilder(Draw draw, Kind... kindsByRole) {
        this.draw = draw;
        int threads = kindsByRole.length;
        cast = new ArrayList<>(IntStream.range(0, threads).boxed().toList());
        draw.shuffle(cast);
        kinds = new Kind[threads];
        where = new int[threads];
        runnable = new boolean[threads];
        Arrays.fill(where, NOWHERE);
        for (int role = 0; role < threads; role++) {
            int thread = cast.get(role);
            kinds[thread] = kindsByRole[role];
            runnable[thread] = kindsByRole[role] == Kind.RUNNABLE;
        }
    }

    TrialBuilder add(int role, int sched) {
        return add(role, sched, draw.coin());
    }

    TrialBuilder add(int role, int sched, boolean irqsOff) {
        return addThread(cast.get(role), sched, irqsOff);
    }

    TrialBuilder refuse(int role, int sched, boolean irqsOff) {
        return refuseThread(cast.get(role), sched, irqsOff);
    }

    TrialBuilder remove(int role) {
        return remove(role, draw.coin());
    }

    TrialBuilder remove(int role, boolean irqsOff) {
        return removeThread(cast.get(role), irqsOff);
    }

    TrialBuilder wake(int role) {
        return setRunnable(cast.get(role), true);
    }

    TrialBuilder block(int role) {
        return setRunnable(cast.get(role), false);
    }

    TrialBuilder round() {
        steps.add(new Step(Op.ROUND, 0, 0, false, 0));
        return this;
    }

    /** Go on with steps that make sense, chosen at random. */
    TrialBuilder random(int count) {
        for (int i = 0; i < count; i++) {
            randomStep();
        }
        return this;
    }

    Trial build() {
        return new Trial(Arrays.asList(kinds), steps);
    }

    private TrialBuilder addThread(int thread, int sched, boolean irqsOff) {
        where[thread] = sched;
        steps.add(new Step(Op.ADD, thread, sched, irqsOff, 0));
        return this;
    }

    private TrialBuilder refuseThread(int thread, int sched, boolean irqsOff) {
        steps.add(new Step(Op.ADD, thread, sched, irqsOff, draw.pick(REFUSALS)));
        return this;
    }

    private TrialBuilder removeThread(int thread, boolean irqsOff) {
        where[thread] = NOWHERE;
        steps.add(new Step(Op.REMOVE, thread, 0, irqsOff, 0));
        return this;
    }

    private TrialBuilder setRunnable(int thread, boolean to) {
        runnable[thread] = to;
        steps.add(new Step(to ? Op.WAKE : Op.BLOCK, thread, 0, false, 0));
        return this;
    }

    private void randomStep() {
        if (draw.below(4) == 0 && Arrays.stream(where).anyMatch(s -> s == Scenario.RUNNING)) {
            round();
            return;
        }
        int thread = draw.below(kinds.length);
        if (where[thread] == NOWHERE) {
            // A container has nothing to run, and so stays away from the scheduler that would.
            int sched = draw.below(kinds[thread] == Kind.CONTAINER ? Scenario.RUNNING : Scenario.SCHEDS);
            if (draw.below(5) == 0) {
                refuseThread(thread, sched, draw.coin());
            } else {
                addThread(thread, sched, draw.coin());
            }
        } else if (kinds[thread] != Kind.CONTAINER && draw.below(3) == 0) {
            setRunnable(thread, !runnable[thread]);
        } else {
            removeThread(thread, draw.coin());
        }
    }
}
