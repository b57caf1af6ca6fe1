/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.util.Arrays;
import java.util.Optional;

/** Name how a guest says it ended, with the number on the wire. */
public enum EndKind {
    /** {@code main()} returned; the value is what it returned. */
    MAIN(1),
    /** {@code exit()} was called; the value is its argument. */
    EXIT(2),
    /** An assertion failed; the text says which. */
    ASSERT(3),
    /** The kernel gave up by itself. */
    CRASH(4),
    /** The processor trapped; the value is the vector, the ip where. */
    TRAP(5),
    /** The kernel's code halted the machine. */
    HALT(6),
    /** An entry of the init table failed; the value is its errno. */
    INIT(7),
    /**
     * A pointer's tag was not its memory's; the value is the pointer's tag * 16 + the memory's, the ip where. Both are 0
     * when the processor told of it later.
     */
    TAG(8);

    private final int code;

    EndKind(int code) {
        this.code = code;
    }

    /** Return the number on the wire. */
    public int code() {
        return code;
    }

    /** Return the kind with this number, if there is one. */
    public static Optional<EndKind> of(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
