/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import org.uklab.exercises.internal.judging.Aspect;

/** Name what a check is about; the ids are those in {@code exercise.yaml}. */
enum TagAspect implements Aspect {
    PLACE("place"),
    POINTER_TAG("pointer-tag"),
    MEMORY_TAG("memory-tag"),
    EDGES("edges"),
    NEIGHBOURS("neighbours"),
    ACCESS("access"),
    OUTSIDE("outside"),
    AFTER_FREE("after-free"),
    PAGES("pages"),
    REUSE("reuse"),
    DOUBLE_FREE("double-free");

    private final String id;

    TagAspect(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
