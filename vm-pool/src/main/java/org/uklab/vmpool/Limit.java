/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

/** Name what ended a command in a box before its own end. */
public enum Limit {
    /** Wall clock time. */
    WALL,
    /** Processor time of all processes together. */
    CPU,
    /** Memory of all processes together, with what they wrote to {@code /out} and {@code /tmp}. */
    MEMORY,
    /** Number of processes and threads. */
    PROCESSES,
    /** Size of one file. */
    FILE,
    /** Bytes on standard output and standard error together. */
    OUTPUT,
    /** Not a limit: the host had no memory left, and took it from the box. */
    HOST,
    /** Not a limit: the caller stopped it, or went away. */
    CALLER
}
