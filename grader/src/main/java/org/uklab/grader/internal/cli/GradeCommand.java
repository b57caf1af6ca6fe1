/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Attempt;
import org.uklab.grader.Grader;
import org.uklab.grader.Lab;
import org.uklab.grader.Report;
import org.uklab.grader.internal.report.Comparison;
import org.uklab.grader.internal.report.HumanReport;
import org.uklab.grader.internal.report.JsonReport;
import org.uklab.grader.internal.report.OtherReport;
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
    private static final int LARGEST_REPORT = 16 << 20;

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

    @Option(names = "--target", paramLabel = "T", description = "the machine to boot; default: the first that fits")
    private @Nullable String target;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    @Option(
            names = "--compare",
            paramLabel = "REPORT",
            description =
                    "say what differs from another report of this attempt, as JSON (- for standard input), such as the"
                            + " server's; its seed is the default then")
    private @Nullable String other;

    GradeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws UsageException, Lab.MissingException, IOException {
        Lab lab = shell.lab();
        Exercise exercise = on(shell.exercise(lab, id));
        Attempt attempt = attempt(exercise);
        Optional<OtherReport> there = other == null ? Optional.empty() : Optional.of(other(other));
        long drawn = seed == null
                ? there.map(OtherReport::seed).orElseGet(() -> new SecureRandom().nextLong(1L << 48))
                : seed;
        try (Grader grader = Grader.on(lab)) {
            Report report = grader.grade(exercise, attempt, drawn, shell::progress);
            shell.out().print(json ? JsonReport.write(report) : HumanReport.write(report));
            if (there.isPresent()) { // standard output is the report alone if it is JSON
                (json ? shell.err() : shell.out()).print(Comparison.write(report, there.get()));
                shell.err().flush();
            }
            shell.out().flush();
            return report.verdict().exitStatus();
        }
    }

    private Exercise on(Exercise exercise) throws UsageException {
        if (target != null && !exercise.targets().contains(target)) {
            throw new UsageException(id + " runs on " + String.join(", ", exercise.targets()) + ", not on " + target);
        }
        return target == null ? exercise : exercise.on(target);
    }

    private OtherReport other(String from) throws UsageException {
        if (from.equals("-") && "-".equals(place)) {
            throw new UsageException("the patch and the report cannot both come from standard input");
        }
        try (InputStream in = from.equals("-") ? shell.in() : Files.newInputStream(Path.of(from))) {
            OtherReport read = OtherReport.read(in.readNBytes(LARGEST_REPORT));
            if (!read.exercise().equals(id)) {
                throw new UsageException(from + " is a report of " + read.exercise() + ", not of " + id);
            }
            return read;
        } catch (IOException unusable) {
            throw new UsageException("cannot compare with " + from + ": " + unusable.getMessage());
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
