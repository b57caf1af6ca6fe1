/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import org.uklab.exercises.internal.judging.Aspect;

/** Name what a check is about; the ids are those in {@code exercise.yaml}. */
enum SwitchAspect implements Aspect {
    STORED("stored"),
    FRESH_START("fresh-start"),
    START_REGISTERS("start-registers"),
    RESUME("resume"),
    STACK_POINTER("stack-pointer"),
    REGISTERS("registers"),
    MANY("many"),
    STACKS("stacks"),
    STRUCTS("structs"),
    FLAGS("flags");

    private final String id;

    SwitchAspect(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
