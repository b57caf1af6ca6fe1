/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Say what it means for a run that its emulator ended by itself, or that the box ended it. */
final class EmulatorEnd {
    private static final int KILLED = 128 + 9;

    private EmulatorEnd() {}

    /** Return the end of a run whose output was read to its last byte and broke nothing. */
    static RunEnd of(BoxResult result, Emulator emulator, GuestOutput output) {
        if (result instanceof BoxResult.Failed failed) {
            return new RunEnd.Infrastructure(failed.why());
        }
        if (result instanceof BoxResult.Killed killed && killed.limit() == Limit.OUTPUT) {
            return new RunEnd.OutputLimit("console");
        }
        RunEnd.@Nullable Ended end = output.end();
        if (end != null) {
            return end;
        }
        if (result instanceof BoxResult.Exited exited) {
            return died(exited, emulator, output);
        }
        return killed((BoxResult.Killed) result, emulator, output);
    }

    private static RunEnd died(BoxResult.Exited exited, Emulator emulator, GuestOutput output) {
        if (exited.status() == KILLED) { // no guest can do that
            return new RunEnd.Infrastructure("something on this host killed " + emulator.name());
        }
        String words = exited.stderr().text().strip();
        if (words.isEmpty() && emulator.printsToFile()) {
            words = exited.stdout().text().strip();
        }
        Optional<String> meaning = emulator.exits().stream()
                .filter(exit -> exit.status() == exited.status())
                .map(MachineProfile.Exit::meaning)
                .findFirst();
        if (meaning.isEmpty() && !output.heard()) {
            return new RunEnd.Infrastructure(
                    emulator.name() + " did not start (status " + exited.status() + "): " + words);
        }
        return output.died(meaning.orElse(
                emulator.name() + " ended with status " + exited.status() + (words.isEmpty() ? "" : ": " + words)));
    }

    private static RunEnd killed(BoxResult.Killed killed, Emulator emulator, GuestOutput output) {
        return switch (killed.limit()) {
            case WALL, CPU -> RunEnd.TimedOut.wall(output.phase());
            case FILE -> new RunEnd.OutputLimit("channel");
            case OUTPUT -> new RunEnd.OutputLimit("console");
            case MEMORY, PROCESSES, HOST, CALLER ->
                new RunEnd.Infrastructure("the box ended " + emulator.name() + ": " + killed.limit());
        };
    }
}
