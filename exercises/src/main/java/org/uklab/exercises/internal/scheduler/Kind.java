/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.List;

/** Say what a thread is like when its trial starts. */
enum Kind {
    RUNNABLE(0),
    /** Has an entry function, but is blocked. */
    BLOCKED(1),
    /** Has no entry function yet, and so is blocked; must never run. */
    CONTAINER(2);

    static final List<Kind> ALL = List.of(values());

    private final int code;

    Kind(int code) {
        this.code = code;
    }

    /** Give its number in the scenario. */
    int code() {
        return code;
    }
}
