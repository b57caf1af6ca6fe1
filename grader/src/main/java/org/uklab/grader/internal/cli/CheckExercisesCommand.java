/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.ContentProblem;
import org.uklab.exercises.Course;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Page;
import org.uklab.exercises.Snippet;
import org.uklab.grader.Grader;
import org.uklab.grader.Lab;
import org.uklab.grader.internal.proof.Prover;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hold exercises and the course to what their publication promises, and print a table. */
@Command(
        name = "check-exercises",
        mixinStandardHelpOptions = true,
        description =
                "Build and boot all that exercises promise: the starter scores 0, the reference and accepted proofs"
                        + " pass, each rejected proof fails its checks; and of the course, links and snippets.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:all as promised", "1:not all", "2:usage", "3:infrastructure, or a bug of uklab"})
final class CheckExercisesCommand implements Callable<Integer> {
    /** One attempt's boot runs while the machine of the next one starts. */
    private static final int WARM = 2;

    private static final int FEW = 2;

    private final Shell shell;
    private final List<String> wrong = new ArrayList<>();

    @Parameters(arity = "0..*", paramLabel = "ID", description = "of an exercise; default: all, and the course")
    private List<String> ids = List.of();

    @Option(names = "--seeds", paramLabel = "N", description = "boots of each attempt; default: ${DEFAULT-VALUE}")
    private int seeds = 20;

    @Option(
            names = "--quick",
            description = "on an exercise's second target a few seeds, and right solutions and the starter alone")
    private boolean quick;

    @Option(names = "--target", paramLabel = "T", description = "this machine alone")
    private @Nullable String target;

    @Option(names = "--course", description = "the course alone: its links and snippets")
    private boolean courseAlone;

    CheckExercisesCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws UsageException, Lab.MissingException, IOException, InterruptedException {
        long begun = System.nanoTime();
        Lab lab = shell.lab();
        List<Exercise> exercises = new ArrayList<>();
        for (String id : ids) {
            exercises.add(shell.exercise(lab, id));
        }
        Catalogue catalogue = Catalogue.load(lab.content(), lab.tree());
        Course course = Course.load(lab.course(), catalogue);
        if (ids.isEmpty()) {
            exercises.addAll(courseAlone ? List.of() : catalogue.exercises());
            catalogue.problems().stream().map(ContentProblem::toString).forEach(wrong::add);
            course.problems().stream().map(ContentProblem::toString).forEach(wrong::add);
        }
        List<String> sum = new ArrayList<>();
        try (Grader grader = Grader.on(lab, WARM);
                Prover prover = new Prover(grader)) {
            if (!exercises.isEmpty()) {
                sum.add(check(exercises, prover));
            }
            if (ids.isEmpty()) {
                sum.add(check(course, prover));
            }
        }
        wrong.forEach(line -> shell.out().println("BROKEN  " + line));
        sum.add(time(begun));
        shell.out()
                .println((wrong.isEmpty() ? "all as promised: " : wrong.size() + " promises broken: ")
                        + String.join("; ", sum));
        shell.out().flush();
        return wrong.isEmpty() ? 0 : 1;
    }

    private static String time(long begun) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return "%d:%02d min".formatted(took.toMinutes(), took.toSecondsPart());
    }

    private String check(List<Exercise> exercises, Prover prover) throws IOException, InterruptedException {
        ProofTable table = new ProofTable(shell.out(), exercises);
        Map<Exercise, List<Future<Optional<String>>>> begun = new LinkedHashMap<>();
        for (Exercise exercise : exercises) {
            List<Future<Optional<String>>> results = new ArrayList<>();
            for (String one : exercise.targets()) {
                if (target == null || target.equals(one)) {
                    boolean whole = results.isEmpty() || !quick;
                    int times = whole ? seeds : Math.min(seeds, FEW);
                    results.addAll(prover.begin(exercise, one, times, whole));
                    table.count(exercise, one, times, whole);
                }
            }
            begun.put(exercise, results);
        }
        for (Map.Entry<Exercise, List<Future<Optional<String>>>> one : begun.entrySet()) {
            int before = wrong.size();
            for (Future<Optional<String>> result : one.getValue()) {
                await(result).ifPresent(wrong::add);
            }
            table.row(one.getKey(), wrong.size() - before);
        }
        return exercises.size() + (exercises.size() == 1 ? " exercise" : " exercises") + ", " + table.proofs()
                + " proofs, " + table.boots() + " boots at most";
    }

    private String check(Course course, Prover prover) throws InterruptedException {
        List<Future<Optional<String>>> begun = new ArrayList<>();
        List<Snippet> snippets = course.tracks().stream()
                .flatMap(track -> track.snippets().stream())
                .toList();
        for (Snippet snippet : snippets) {
            for (String one : snippet.targets()) {
                if (target == null || target.equals(one)) {
                    begun.add(prover.begin(snippet, one));
                }
            }
        }
        for (Future<Optional<String>> result : begun) {
            await(result).ifPresent(wrong::add);
        }
        long links = course.pages().map(Page::links).mapToLong(List::size).sum();
        return course.tracks().size() + " tracks, " + course.pages().count() + " pages, " + links + " links, "
                + snippets.size() + " snippets booted " + begun.size() + " times";
    }

    private static Optional<String> await(Future<Optional<String>> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a promise could not be tried", bug.getCause());
        }
    }
}
