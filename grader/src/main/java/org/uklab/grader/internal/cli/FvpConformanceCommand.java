/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.uklab.grader.Lab;
import org.uklab.vmpool.BoxLauncher;
import org.uklab.vmpool.FvpConformance;
import org.uklab.vmpool.FvpMachine;
import org.uklab.vmpool.FvpTranscript;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Try a site's own FVP, and write down what it did. */
@Command(
        name = "fvp-conformance",
        mixinStandardHelpOptions = true,
        description = "Try whether Arm's FVP_Base_RevC-2xAEMvA of this host does what uklab expects of it, and write a"
                + " signed transcript. Exit status 0 all passed, 1 not all, 3 nothing could be tried.")
final class FvpConformanceCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--model", paramLabel = "PATH", description = "the model's program; default: $UKLAB_FVP")
    private @Nullable Path model;

    FvpConformanceCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws UsageException, Lab.MissingException {
        Lab lab = shell.lab();
        BoxLauncher launcher = new BoxLauncher(lab.launcher());
        FvpMachine machine = model != null
                ? new FvpMachine(launcher, model)
                : FvpMachine.named(launcher, shell.environment())
                        .orElseThrow(() ->
                                new UsageException("fvp-conformance: give --model or set " + FvpMachine.VARIABLE));
        try {
            FvpTranscript transcript = FvpConformance.run(launcher, machine, this::say);
            say("written: " + transcript.write(lab.state()));
            say(
                    transcript.passed()
                            ? FvpTranscript.refusal(lab.state(), machine)
                                    .map(why -> FvpMachine.ID + " is not offered: " + why)
                                    .orElse("this host may offer " + FvpMachine.ID)
                            : FvpMachine.ID + " is not offered: see FAILED above");
            return transcript.passed() ? 0 : 1;
        } catch (IOException failed) {
            shell.err().println("uklab: " + failed.getMessage());
            return Commands.INFRASTRUCTURE;
        }
    }

    private void say(String line) {
        shell.out().println(line);
        shell.out().flush();
    }
}
