/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Model which threads the running scheduler must run, and in what order (contract 1.6). One thread.
 *
 * <p>Threads run round robin, each once in a round, and the agent is the last of each round. So the order of a round is
 * the order in which threads became ready.
 */
final class RunQueue {
    private final Set<Integer> assigned = new HashSet<>();
    private final Set<Integer> runnable = new HashSet<>();
    private final List<Integer> ready = new ArrayList<>();
    private final Set<Integer> ran = new HashSet<>();
    private final Set<Integer> woken = new HashSet<>();
    private final Set<Integer> refused = new HashSet<>();
    private final Set<Integer> left = new HashSet<>();
    private final Set<Integer> cameBack = new HashSet<>();

    RunQueue(List<Kind> kinds) {
        for (int thread = 0; thread < kinds.size(); thread++) {
            if (kinds.get(thread) == Kind.RUNNABLE) {
                runnable.add(thread);
            }
        }
    }

    void assign(int thread) {
        refused.remove(thread);
        assigned.add(thread);
        if (left.remove(thread)) {
            cameBack.add(thread);
        }
        if (runnable.contains(thread)) {
            ready.add(thread);
        }
    }

    void refuse(int thread) {
        refused.add(thread);
    }

    void unassign(int thread) {
        if (assigned.remove(thread)) {
            left.add(thread);
            cameBack.remove(thread);
            ready.remove((Integer) thread);
        }
    }

    void wake(int thread) {
        if (runnable.add(thread) && assigned.contains(thread)) {
            woken.add(thread);
            ready.add(thread);
        }
    }

    void block(int thread) {
        runnable.remove(thread);
        woken.remove(thread);
        ready.remove((Integer) thread);
    }

    /** Name the threads of the next round. */
    List<Integer> round() {
        return List.copyOf(ready);
    }

    /** Say what a round shows if it goes as {@link #round} says; nothing if nobody was to run. */
    Set<AssignSituation> shownByRound() {
        Set<AssignSituation> shown = EnumSet.noneOf(AssignSituation.class);
        if (ready.size() > 1) {
            shown.add(AssignSituation.RAN_IN_ORDER);
        }
        if (!ready.isEmpty() && !runnable.containsAll(assigned)) {
            shown.add(AssignSituation.BLOCKED_STAYED);
        }
        if (ready.stream().anyMatch(woken::contains)) {
            shown.add(AssignSituation.WOKEN_RAN);
        }
        if (left.stream().anyMatch(ran::contains)) {
            shown.add(AssignSituation.UNASSIGNED_STAYED);
        }
        if (!ready.isEmpty() && refused.stream().anyMatch(runnable::contains)) {
            shown.add(AssignSituation.REFUSED_STAYED);
        }
        if (ready.size() > 1 && cameBack.contains(ready.get(ready.size() - 1))) {
            shown.add(AssignSituation.MOVED_RAN_LAST);
        }
        ran.addAll(ready);
        return shown;
    }
}
