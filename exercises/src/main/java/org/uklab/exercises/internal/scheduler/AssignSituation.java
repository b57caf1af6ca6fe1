/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import org.uklab.exercises.internal.judging.Situation;

/** Name what must be seen to go right at least once before a check passes: doing nothing earns nothing. */
enum AssignSituation implements Situation {
    ASKED_TO_ASSIGN(AssignAspect.ADD_OP, "a thread is assigned"),
    ASKED_AND_REFUSED(AssignAspect.ADD_OP, "a scheduler refuses"),
    SET_OF_RUNNABLE(AssignAspect.SCHED_SET, "a runnable thread is assigned"),
    SET_OF_BLOCKED(AssignAspect.SCHED_SET, "a blocked thread is assigned"),
    APPENDED_TO_NONE(AssignAspect.LIST_APPEND, "a thread is assigned to a scheduler without threads"),
    APPENDED_TO_SOME(AssignAspect.LIST_APPEND, "a thread is assigned to a scheduler that has others"),
    REFUSED_BY_EMPTY(AssignAspect.REFUSAL, "a scheduler without threads refuses"),
    REFUSED_BY_OTHER(AssignAspect.REFUSAL, "a scheduler that has threads refuses"),
    TOLD_TO_REMOVE(AssignAspect.REMOVE_OP, "a thread is unassigned"),
    CLEARED(AssignAspect.SCHED_CLEARED, "a thread is unassigned"),
    UNLINKED_ONLY(AssignAspect.LIST_UNLINK, "the only thread of a scheduler is unassigned"),
    UNLINKED_FIRST(AssignAspect.LIST_UNLINK, "the first of several threads is unassigned"),
    UNLINKED_MIDDLE(AssignAspect.LIST_UNLINK, "a thread between others is unassigned"),
    UNLINKED_LAST(AssignAspect.LIST_UNLINK, "the last of several threads is unassigned"),
    ADD_WITH_IRQS_ON(AssignAspect.IRQS, "a thread is assigned with interrupts enabled"),
    ADD_WITH_IRQS_OFF(AssignAspect.IRQS, "a thread is assigned with interrupts disabled"),
    REFUSED_WITH_IRQS_ON(AssignAspect.IRQS, "a scheduler refuses with interrupts enabled"),
    REFUSED_WITH_IRQS_OFF(AssignAspect.IRQS, "a scheduler refuses with interrupts disabled"),
    REMOVE_WITH_IRQS_ON(AssignAspect.IRQS, "a thread is unassigned with interrupts enabled"),
    REMOVE_WITH_IRQS_OFF(AssignAspect.IRQS, "a thread is unassigned with interrupts disabled"),
    RUNNABLE_ADDED(AssignAspect.STATE, "a runnable thread is assigned"),
    BLOCKED_ADDED(AssignAspect.STATE, "a blocked thread is assigned"),
    RUNNABLE_REMOVED(AssignAspect.STATE, "a runnable thread is unassigned"),
    BLOCKED_REMOVED(AssignAspect.STATE, "a blocked thread is unassigned"),
    MOVED_ELSEWHERE(AssignAspect.MOVE, "a thread moves to another scheduler"),
    MOVED_BACK(AssignAspect.MOVE, "a thread is unassigned and assigned to the same scheduler again"),
    RAN_IN_ORDER(AssignAspect.RUNNING, "several threads run in the order they were assigned"),
    BLOCKED_STAYED(AssignAspect.RUNNING, "a blocked thread does not run"),
    WOKEN_RAN(AssignAspect.RUNNING, "a thread runs after it is woken"),
    UNASSIGNED_STAYED(AssignAspect.RUNNING, "a thread that ran does not run once unassigned"),
    REFUSED_STAYED(AssignAspect.RUNNING, "a thread that was refused does not run"),
    MOVED_RAN_LAST(AssignAspect.RUNNING, "a thread that was assigned again runs after the others");

    private final AssignAspect aspect;
    private final String words;

    AssignSituation(AssignAspect aspect, String words) {
        this.aspect = aspect;
        this.words = words;
    }

    @Override
    public AssignAspect aspect() {
        return aspect;
    }

    @Override
    public String words() {
        return words;
    }
}
