/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import org.uklab.exercises.internal.judging.Aspect;

/** Name what a check is about; the ids are those in {@code exercise.yaml}. */
enum AssignAspect implements Aspect {
    ADD_OP("add-op"),
    SCHED_SET("sched-set"),
    LIST_APPEND("list-append"),
    REFUSAL("refusal"),
    REMOVE_OP("remove-op"),
    SCHED_CLEARED("sched-cleared"),
    LIST_UNLINK("list-unlink"),
    IRQS("irqs"),
    STATE("state"),
    MOVE("move"),
    RUNNING("running");

    private final String id;

    AssignAspect(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
