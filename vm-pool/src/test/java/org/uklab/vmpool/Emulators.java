/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

/** Look for emulators among the host's processes. Any thread. */
final class Emulators {
    private Emulators() {}

    /** Return whether one runs with this kernel command line. */
    static boolean runWith(String commandLine) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .anyMatch(words -> words.matches("/(usr/bin|emulator)/qemu-system-.*") && words.contains(commandLine));
    }
}
