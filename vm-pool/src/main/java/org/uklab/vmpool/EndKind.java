/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

/** Name how a guest says it ended, in the order of the wire's numbers 1 to 7. */
public enum EndKind {
    /** {@code main()} returned; the value is what it returned. */
    MAIN,
    /** {@code exit()} was called; the value is its argument. */
    EXIT,
    /** An assertion failed; the text says which. */
    ASSERT,
    /** The kernel gave up by itself. */
    CRASH,
    /** The processor trapped; the value is the vector, the ip where. */
    TRAP,
    /** The kernel's code halted the machine. */
    HALT,
    /** An entry of the init table failed; the value is its errno. */
    INIT
}
