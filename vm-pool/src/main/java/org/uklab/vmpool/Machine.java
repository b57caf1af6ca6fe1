/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;

/** Boot images, each time on a machine of its own. Any number of runs at once; each blocks its worker. */
public interface Machine {
    /** Return the stable name of this kind of machine, such as {@code qemu-x86_64}. */
    String id();

    /**
     * Return what makes two runs the same: SHA-256, in hex, over the emulator's version, the firmware and the argument
     * template.
     *
     * @throws IllegalStateException when the emulator does not run on this host; the message says what to do
     */
    String digest();

    /** Boot the image and wait for its end; an interrupt ends it and stays set. */
    RunResult run(BootRequest request, RunListener listener);

    /**
     * Prepare a slot for an image that does not exist yet. Worker.
     *
     * <p>A machine that cannot wait gives one that begins when the image comes.
     *
     * @throws IOException when this host fails
     */
    Slot prepare(int memoryMiB) throws IOException;
}
