/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.uklab.exercises.internal.scheduler.Report.Call;
import org.uklab.exercises.internal.scheduler.Report.CallOp;
import org.uklab.exercises.internal.scheduler.Report.ThreadList;
import org.uklab.exercises.internal.scheduler.Report.ThreadState;

/**
 * The guest in Java: lists with real links that a wrong solution can break, a run queue, and the agent's watching of
 * operations. It lets the judge meet right and wrong kernels under thousands of seeds; the proof is still a boot.
 */
final class SimulatedKernel {
    static final int NONE = -1;
    private static final int RUNNABLE_FLAG = 0x004;
    private static final int OTHER_FLAGS = 0x003;
    private static final int MAX_LISTED = 14;
    private static final int MAX_RUNS = 32;
    private static final int MAX_CALLS = 8;
    /** The threads that the running scheduler has anyway: main and idle. */
    private static final int[] BEFORE = {Report.BEFORE, Report.BEFORE + 1};

    /** A pointer to a thread, itself pointed to by links back. */
    static final class Link {
        int to = NONE;
    }

    static final class Guest {
        final Link next = new Link();
        Link back = new Link();
        int sched = NONE;
        int flags = OTHER_FLAGS;
    }

    static final class Sched {
        final Link first = new Link();
        Link last = first;
    }

    final Guest[] threads = new Guest[Report.BEFORE + BEFORE.length];
    final Sched[] scheds = new Sched[Scenario.SCHEDS];
    boolean irqsOff;

    private final int own;
    private final List<Integer> runQueue = new ArrayList<>();
    private List<Call> calls = new ArrayList<>();
    private List<Integer> runs = new ArrayList<>();
    private int answer;

    SimulatedKernel(List<Kind> kinds) {
        own = kinds.size();
        Arrays.setAll(scheds, s -> new Sched());
        Arrays.setAll(threads, t -> new Guest());
        for (int t = 0; t < own; t++) {
            threads[t].flags |= kinds.get(t) == Kind.RUNNABLE ? RUNNABLE_FLAG : 0;
        }
        for (int t : BEFORE) {
            insertLast(Scenario.RUNNING, t);
        }
    }

    /** What the agent reports of one step, and what it does for it. */
    Report perform(int trial, int number, Step step, Solution solution, boolean runningBroken) {
        calls = new ArrayList<>();
        runs = new ArrayList<>();
        boolean done = allowed(step, runningBroken);
        int result = 0;
        boolean irqsOffAfter = false;
        if (done) {
            answer = step.answer();
            irqsOff = step.irqsOff();
            result = call(step, solution);
            irqsOffAfter = irqsOff;
            irqsOff = false;
            answer = 0;
        }
        return report(trial, number, done, irqsOffAfter, result);
    }

    Report report(int trial, int step, boolean done, boolean irqsOffAfter, int result) {
        List<ThreadState> states = new ArrayList<>();
        for (int t = 0; t < own; t++) {
            states.add(new ThreadState(number(threads[t].sched), threads[t].flags));
        }
        List<ThreadList> lists = new ArrayList<>();
        for (int s = 0; s < Scenario.SCHEDS; s++) {
            lists.add(walk(s));
        }
        return new Report(trial, step, done, irqsOffAfter, result, calls, runs, states, lists);
    }

    boolean runningBroken() {
        return !walk(Scenario.RUNNING).sound();
    }

    private boolean allowed(Step step, boolean runningBroken) {
        int sched = threads[step.thread()].sched;
        if (step.op() == Step.Op.ROUND) {
            return !runningBroken;
        }
        for (int s = 0; s < Scenario.SCHEDS; s++) {
            if (!walk(s).sound()) {
                return false;
            }
        }
        return switch (step.op()) {
            case ADD -> sched == NONE && (step.refused() || step.sched() != Scenario.RUNNING || !runningBroken);
            case REMOVE -> sched != NONE && walk(sched).threads().contains(step.thread());
            case WAKE, BLOCK -> sched != NONE;
            case ROUND -> throw new IllegalStateException("answered above");
        };
    }

    private int call(Step step, Solution solution) {
        int t = step.thread();
        int sched = threads[t].sched;
        switch (step.op()) {
            case ADD -> {
                return solution.add(this, step.sched(), t);
            }
            case REMOVE -> {
                return solution.remove(this, t);
            }
            case WAKE -> {
                if (!runnable(t)) {
                    threads[t].flags |= RUNNABLE_FLAG;
                    operation(CallOp.THREAD_WOKEN, sched, t);
                }
            }
            case BLOCK -> {
                if (runnable(t)) {
                    threads[t].flags &= ~RUNNABLE_FLAG;
                    operation(CallOp.THREAD_BLOCKED, sched, t);
                }
            }
            case ROUND -> round();
        }
        return 0;
    }

    /** The agent's own turn is at the end of the queue; those who come later run in the next round. */
    private void round() {
        for (int turns = runQueue.size(); turns > 0; turns--) {
            int t = runQueue.remove(0);
            if (runs.size() < MAX_RUNS) {
                runs.add(t);
            }
            if (threads[t].sched != Scenario.RUNNING) {
                threads[t].flags &= ~RUNNABLE_FLAG;
            }
            if (runnable(t)) {
                runQueue.add(t);
            }
        }
    }

    boolean runnable(int t) {
        return (threads[t].flags & RUNNABLE_FLAG) != 0;
    }

    void setRunnable(int t) {
        threads[t].flags |= RUNNABLE_FLAG;
    }

    /** Call an operation of a scheduler: it is written down, and passed on if it does no harm. */
    int operation(CallOp op, int sched, int t) {
        if (calls.size() < MAX_CALLS) {
            int listed = 0;
            for (int s = 0; s < Scenario.SCHEDS; s++) {
                listed |= walk(s).threads().contains(t) ? 1 << s : 0;
            }
            calls.add(new Call(op, number(sched), t, irqsOff, number(threads[t].sched), listed));
        }
        boolean queued = runQueue.contains(t);
        if (op == CallOp.THREAD_ADD && answer < 0) {
            return answer;
        }
        if (sched == Scenario.RUNNING) {
            switch (op) {
                case THREAD_ADD, THREAD_WOKEN -> {
                    if (!queued && runnable(t)) {
                        runQueue.add(t);
                    }
                }
                case THREAD_REMOVE, THREAD_BLOCKED -> runQueue.remove((Integer) t);
            }
        }
        return 0;
    }

    void insertLast(int sched, int t) {
        threads[t].next.to = NONE;
        threads[t].back = scheds[sched].last;
        scheds[sched].last.to = t;
        scheds[sched].last = threads[t].next;
    }

    void insertFirst(int sched, int t) {
        int second = scheds[sched].first.to;
        threads[t].next.to = second;
        if (second == NONE) {
            scheds[sched].last = threads[t].next;
        } else {
            threads[second].back = threads[t].next;
        }
        scheds[sched].first.to = t;
        threads[t].back = scheds[sched].first;
    }

    void unlink(int sched, int t, boolean moveTail) {
        if (threads[t].next.to != NONE) {
            threads[threads[t].next.to].back = threads[t].back;
        } else if (moveTail) {
            scheds[sched].last = threads[t].back;
        }
        threads[t].back.to = threads[t].next.to;
    }

    private ThreadList walk(int sched) {
        Link link = scheds[sched].first;
        List<Integer> seen = new ArrayList<>();
        int faults = 0;
        while (link.to != NONE) {
            if (seen.size() == MAX_LISTED) {
                return new ThreadList(faults | 2, seen);
            }
            seen.add(link.to);
            Guest thread = threads[link.to];
            faults |= thread.back == link ? 0 : 8;
            link = thread.next;
        }
        return new ThreadList(faults | (scheds[sched].last == link ? 0 : 4), seen);
    }

    private static int number(int sched) {
        return sched == NONE ? Report.NO_SCHED : sched;
    }
}
