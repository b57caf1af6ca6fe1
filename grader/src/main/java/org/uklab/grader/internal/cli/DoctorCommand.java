/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Say what this host can do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Say what this host can do, by trying it. Exit status 3 if it cannot grade.")
final class DoctorCommand implements Callable<Integer> {
    private final Shell shell;

    DoctorCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        return Doctor.examine(shell) ? 0 : Commands.INFRASTRUCTURE;
    }
}
