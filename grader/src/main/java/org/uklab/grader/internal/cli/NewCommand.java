/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Make a folder to solve an exercise in. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Make a folder with the starter of an exercise, under git.")
final class NewCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(index = "0", paramLabel = "EXERCISE", description = "such as uksched-assign")
    private String id = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "absent or empty")
    private Path dir = Path.of("");

    NewCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws UsageException, Lab.MissingException, IOException {
        Lab lab = shell.lab();
        Exercise exercise = shell.exercise(lab, id);
        refuseUsed();
        StarterFolder.write(dir.toAbsolutePath().normalize(), exercise, lab, shell.environment());
        shell.progress("wrote " + dir + "; begin with " + dir.resolve("README.md"));
        return 0;
    }

    private void refuseUsed() throws UsageException, IOException {
        if (Files.exists(dir) && !Files.isDirectory(dir)) {
            throw new UsageException(dir + " is a file; name a folder that is absent or empty");
        }
        if (Files.isDirectory(dir)) {
            try (Stream<Path> entries = Files.list(dir)) {
                if (entries.findAny().isPresent()) {
                    throw new UsageException(dir + " is not empty; name a folder that is absent or empty");
                }
            }
        }
    }
}
