/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

/** Name what a check is about; the ids are those in {@code exercise.yaml}. */
enum Aspect {
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

    Aspect(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
