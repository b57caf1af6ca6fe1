/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import org.uklab.exercises.internal.judging.Aspect;

/** Name what a check is about; the ids are those in {@code exercise.yaml}. */
enum CloneAspect implements Aspect {
    TLS_REGISTER("tls-register"),
    TLS_KERNEL("tls-kernel"),
    MEMORY("memory"),
    PARENT_SETTID("parent-settid"),
    CHILD_SETTID("child-settid"),
    SETTID_NULL("settid-null"),
    SETTID_EXACT("settid-exact"),
    CLEAR("cleartid-clear"),
    WAKE("cleartid-wake"),
    SET_TID_ADDRESS("set-tid-address"),
    INDEPENDENT("independent");

    private final String id;

    CloneAspect(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
