/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

/** Name what must be seen to go right at least once before a check passes: doing nothing earns nothing. */
enum Situation {
    ASKED_TO_ASSIGN(Aspect.ADD_OP, "a thread is assigned"),
    ASKED_AND_REFUSED(Aspect.ADD_OP, "a scheduler refuses"),
    SET_OF_RUNNABLE(Aspect.SCHED_SET, "a runnable thread is assigned"),
    SET_OF_BLOCKED(Aspect.SCHED_SET, "a blocked thread is assigned"),
    APPENDED_TO_NONE(Aspect.LIST_APPEND, "a thread is assigned to a scheduler without threads"),
    APPENDED_TO_SOME(Aspect.LIST_APPEND, "a thread is assigned to a scheduler that has others"),
    REFUSED_BY_EMPTY(Aspect.REFUSAL, "a scheduler without threads refuses"),
    REFUSED_BY_OTHER(Aspect.REFUSAL, "a scheduler that has threads refuses"),
    TOLD_TO_REMOVE(Aspect.REMOVE_OP, "a thread is unassigned"),
    CLEARED(Aspect.SCHED_CLEARED, "a thread is unassigned"),
    UNLINKED_ONLY(Aspect.LIST_UNLINK, "the only thread of a scheduler is unassigned"),
    UNLINKED_FIRST(Aspect.LIST_UNLINK, "the first of several threads is unassigned"),
    UNLINKED_MIDDLE(Aspect.LIST_UNLINK, "a thread between others is unassigned"),
    UNLINKED_LAST(Aspect.LIST_UNLINK, "the last of several threads is unassigned"),
    ADD_WITH_IRQS_ON(Aspect.IRQS, "a thread is assigned with interrupts enabled"),
    ADD_WITH_IRQS_OFF(Aspect.IRQS, "a thread is assigned with interrupts disabled"),
    REFUSED_WITH_IRQS_ON(Aspect.IRQS, "a scheduler refuses with interrupts enabled"),
    REFUSED_WITH_IRQS_OFF(Aspect.IRQS, "a scheduler refuses with interrupts disabled"),
    REMOVE_WITH_IRQS_ON(Aspect.IRQS, "a thread is unassigned with interrupts enabled"),
    REMOVE_WITH_IRQS_OFF(Aspect.IRQS, "a thread is unassigned with interrupts disabled"),
    RUNNABLE_ADDED(Aspect.STATE, "a runnable thread is assigned"),
    BLOCKED_ADDED(Aspect.STATE, "a blocked thread is assigned"),
    RUNNABLE_REMOVED(Aspect.STATE, "a runnable thread is unassigned"),
    BLOCKED_REMOVED(Aspect.STATE, "a blocked thread is unassigned"),
    MOVED_ELSEWHERE(Aspect.MOVE, "a thread moves to another scheduler"),
    MOVED_BACK(Aspect.MOVE, "a thread is unassigned and assigned to the same scheduler again"),
    RAN_IN_ORDER(Aspect.RUNNING, "several threads run in the order they were assigned"),
    BLOCKED_STAYED(Aspect.RUNNING, "a blocked thread does not run"),
    WOKEN_RAN(Aspect.RUNNING, "a thread runs after it is woken"),
    UNASSIGNED_STAYED(Aspect.RUNNING, "a thread that ran does not run once unassigned"),
    REFUSED_STAYED(Aspect.RUNNING, "a thread that was refused does not run"),
    MOVED_RAN_LAST(Aspect.RUNNING, "a thread that was assigned again runs after the others");

    private final Aspect aspect;
    private final String words;

    Situation(Aspect aspect, String words) {
        this.aspect = aspect;
        this.words = words;
    }

    Aspect aspect() {
        return aspect;
    }

    String words() {
        return words;
    }
}
