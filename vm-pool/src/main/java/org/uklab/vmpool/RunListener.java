/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

/** Follow a run while it goes on. Console pieces come on a thread of their own, the rest on the worker that runs. */
public interface RunListener {
    /** Listens to nothing. */
    RunListener NONE = new RunListener() {};

    /** Take a piece of what the guest printed, as it wrote it. */
    default void console(byte[] bytes) {}

    /** Take a frame, checked. */
    default void frame(Frame frame) {}

    /** Take the beginning of a phase. */
    default void phase(Phase phase) {}
}
