/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Grader;
import org.uklab.grader.Lab;
import org.uklab.grader.internal.proof.MutantRun;
import org.uklab.grader.internal.proof.MutantRun.Fate;
import org.uklab.grader.internal.proof.Prover;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.SourceTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Make small mistakes in the solutions and count which of them the judges catch. */
@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        description =
                "Grade each solution with one small mistake in it, for every place where one fits: another operator, a"
                        + " number off by one, a statement left out. Lists those that pass.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:enough are caught", "1:too many pass", "2:usage", "3:infrastructure, or a bug of uklab"})
final class MutantsCommand implements Callable<Integer> {
    private static final int ENOUGH_PERCENT = 95;

    private final Shell shell;
    private final List<String> survivors = new ArrayList<>();
    private long judged;
    private long caught;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "of an exercise; default: all")
    private List<String> ids = List.of();

    @Option(names = "--seeds", paramLabel = "N", description = "boots before one has passed; default: ${DEFAULT-VALUE}")
    private int seeds = 5;

    MutantsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws UsageException, Lab.MissingException, IOException, InterruptedException {
        Lab lab = shell.lab();
        List<Exercise> exercises = new ArrayList<>();
        for (String id : ids) {
            exercises.add(shell.exercise(lab, id));
        }
        if (ids.isEmpty()) {
            exercises.addAll(Catalogue.load(lab.content(), lab.tree()).exercises());
        }
        SourceTree tree = SourceTree.read(lab.tree());
        SourceTree starter = Holes.starter(tree);
        SourceTree reference = Holes.reference(tree);
        try (Grader grader = Grader.on(lab, 2);
                Prover prover = new Prover(grader)) {
            Map<Exercise, List<Future<MutantRun>>> begun = new LinkedHashMap<>();
            for (Exercise exercise : exercises) {
                begun.put(exercise, prover.mutants(exercise, starter, reference, seeds));
            }
            shell.out().printf("%-22s  %7s  %9s  %6s  %8s%n", "exercise", "mutants", "no change", "caught", "survived");
            for (Map.Entry<Exercise, List<Future<MutantRun>>> one : begun.entrySet()) {
                row(one.getKey(), one.getValue());
            }
        }
        survivors.forEach(line -> shell.out().println("SURVIVED  " + line));
        shell.out().printf("%d of %d caught, %d survived%n", caught, judged, survivors.size());
        shell.out().flush();
        return caught * 100 >= judged * ENOUGH_PERCENT ? 0 : 1;
    }

    private void row(Exercise exercise, List<Future<MutantRun>> begun) throws InterruptedException {
        Map<Fate, Integer> fates = new LinkedHashMap<>();
        for (Future<MutantRun> future : begun) {
            MutantRun run = await(future);
            fates.merge(run.fate(), 1, Integer::sum);
            if (run.fate() == Fate.SURVIVED) {
                survivors.add(exercise.id() + ": " + run.words());
            }
        }
        int died = fates.getOrDefault(Fate.CAUGHT, 0);
        int lived = fates.getOrDefault(Fate.SURVIVED, 0);
        caught += died;
        judged += died + lived;
        int same = fates.getOrDefault(Fate.NO_CHANGE, 0);
        shell.out().printf("%-22s  %7d  %9d  %6d  %8d%n", exercise.id(), begun.size(), same, died, lived);
        shell.out().flush();
    }

    private static MutantRun await(Future<MutantRun> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a mutant could not be tried", bug.getCause());
        }
    }
}
