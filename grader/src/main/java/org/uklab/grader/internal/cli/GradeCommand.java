/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Attempt;
import org.uklab.grader.Grader;
import org.uklab.grader.Lab;
import org.uklab.grader.Report;
import org.uklab.grader.internal.report.HumanReport;
import org.uklab.grader.internal.report.JsonReport;
import org.uklab.kerneltree.PatchPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grade one attempt and print its report. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description = "Grade an attempt as the server does, with the same report.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:passed", "1:not passed", "2:usage", "3:infrastructure, or a bug of uklab"})
final class GradeCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(index = "0", paramLabel = "EXERCISE", description = "such as uksched-assign")
    private String id = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATCH|DIR",
            description = "a unified diff (- for standard input), or a folder made by `new`")
    private @Nullable String place;

    @Option(names = "--reference", description = "grade the solution of the tree")
    private boolean reference;

    @Option(names = "--starter", description = "grade the starter as it is")
    private boolean starter;

    @Option(names = "--seed", paramLabel = "N", description = "repeat the run of this seed; default: a random one")
    private @Nullable Long seed;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    GradeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws UsageException, Lab.MissingException, IOException {
        Lab lab = shell.lab();
        Exercise exercise = shell.exercise(lab, id);
        Attempt attempt = attempt(exercise);
        long drawn = seed == null ? new SecureRandom().nextLong(1L << 48) : seed;
        try (Grader grader = Grader.on(lab)) {
            Report report = grader.grade(exercise, attempt, drawn, shell::progress);
            shell.out().print(json ? JsonReport.write(report) : HumanReport.write(report));
            shell.out().flush();
            return report.verdict().exitStatus();
        }
    }

    private Attempt attempt(Exercise exercise) throws UsageException, IOException {
        if (Stream.of(place != null, reference, starter).filter(given -> given).count() != 1) {
            throw new UsageException("say what to grade: a PATCH, a DIR, --reference or --starter, one of them");
        }
        if (place == null) {
            return reference ? new Attempt.Reference() : new Attempt.Starter();
        }
        if (place.equals("-")) {
            return new Attempt.Patch(read(shell.in()));
        }
        Path at = Path.of(place);
        if (Files.isDirectory(at)) {
            return new Attempt.Files(StarterFolder.read(at, exercise.editable()));
        }
        if (!Files.isRegularFile(at)) {
            throw new UsageException(at + " is neither a patch file nor a folder made by `uklab new`");
        }
        try (InputStream in = Files.newInputStream(at)) {
            return new Attempt.Patch(read(in));
        }
    }

    // One byte more than the policy takes is enough for it to refuse.
    private static byte[] read(InputStream in) throws IOException {
        return in.readNBytes(PatchPolicy.Limits.DEFAULT.patchBytes() + 1);
    }
}
