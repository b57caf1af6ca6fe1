/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

/**
 * Hold one machine that waits for its image. It is used once: nothing of one guest can reach the next.
 *
 * <p>One worker at a time. Close it, used or not.
 */
public interface Slot extends AutoCloseable {
    /** Return whether the machine still waits: it was not used, closed, or lost. Any thread. */
    boolean waits();

    /**
     * Boot this image and wait for its end; an interrupt ends it and stays set.
     *
     * @param image an ELF file, scenario and all; it may be hostile
     * @param limits its memory size is the one the slot was prepared with
     * @throws IllegalStateException when the slot was used before
     */
    RunResult run(byte[] image, RunLimits limits, RunListener listener);

    /** End the machine, running or not, and free its box. Any thread. */
    @Override
    void close();
}
