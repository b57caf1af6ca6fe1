/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.util.List;

/** Say what a run must know of an emulator. Immutable, any thread. */
interface Emulator {
    /** The image, as the box sees it. */
    String IMAGE = "/image";
    /** The file that takes the frame channel, as the box sees it. */
    String CHANNEL = "/out/channel";
    /** The file that takes the console, as the box sees it, where standard output does not. */
    String CONSOLE = "/out/console";

    /** Return what people call it. */
    String name();

    /** Return the command for one boot; the run adds the image. */
    BoxCommand boot(BoxLimits limits, BootRequest request) throws IOException;

    /** Return whether the guest's console goes to {@link #CONSOLE}; else it is standard output. */
    boolean printsToFile();

    /** Return its own memory in bytes beside the guest's: code, translated code, stacks. */
    long ownMemory();

    /** Return the exit statuses with a meaning; any other before the guest did anything is a fault of this host. */
    List<MachineProfile.Exit> exits();
}
