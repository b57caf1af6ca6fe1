/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.List;

/** Say how a context is made; the codes are those in {@code scenario.h}. */
enum Kind {
    RUNS(0, 0),
    BARE(1, 0),
    JUMP(2, 0),
    ENTRY0(3, 0),
    ENTRY1(4, 1),
    ENTRY2(5, 2);

    static final List<Kind> FRESH = List.of(BARE, JUMP, ENTRY0, ENTRY1, ENTRY2);

    private final int code;
    private final int arguments;

    Kind(int code, int arguments) {
        this.code = code;
        this.arguments = arguments;
    }

    int code() {
        return code;
    }

    int arguments() {
        return arguments;
    }

    /** Say whether it begins as a function does, with a return address on its stack. */
    boolean function() {
        return compareTo(ENTRY0) >= 0;
    }

    /** Say whether anything is promised about the registers it begins with. */
    boolean promisesRegisters() {
        return compareTo(JUMP) >= 0;
    }
}
