/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.uklab.vmpool.internal.load.BootLoader;

/**
 * Try whether a way to start a machine works here, by a kernel of ours that prints a line, sends two frames and ends.
 *
 * <p>Its image is kept as bytes ({@code golden-*}): a grader has no compiler outside of its boxes.
 */
final class GoldenBoot {
    private static final String LINE = "golden\n";
    private static final RunEnd END = new RunEnd.Ended(EndKind.MAIN, 0, 0, "");
    /** What its ELF header promises. */
    private static final int SIZE = 1 << 20;
    /** A host that was busy once may have been unlucky. */
    private static final int TRIES = 2;

    /** Start what waits for an image, or seems to. */
    interface Way {
        Slot slot(int memoryMiB) throws IOException;
    }

    private GoldenBoot() {}

    /** Say what is wrong with this way to start a machine; empty if nothing is. Worker. */
    static Optional<String> fault(BootLoader loader, Way way) {
        String fault = "";
        for (int i = 0; i < TRIES; i++) {
            try (Slot slot = way.slot(RunLimits.DEFAULT.memoryMiB())) {
                RunResult run = slot.run(image(loader), RunLimits.DEFAULT, RunListener.NONE);
                if (run.end().equals(END)
                        && run.console().text().equals(LINE)
                        && run.altered().isEmpty()) {
                    return Optional.empty();
                }
                fault = "a kernel that prints a line and ends gave " + run.end() + ", and printed "
                        + run.console().length() + " bytes";
            } catch (IOException e) {
                fault = String.valueOf(e.getMessage());
            }
        }
        return Optional.of(fault);
    }

    static byte[] image(BootLoader loader) throws IOException {
        try (InputStream in = GoldenBoot.class.getResourceAsStream("golden-" + loader)) {
            return Arrays.copyOf(in.readAllBytes(), SIZE);
        }
    }
}
