/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Proof;
import org.uklab.exercises.Snippet;
import org.uklab.grader.Attempt;
import org.uklab.grader.Candidate;
import org.uklab.grader.Grader;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;
import org.uklab.grader.Watcher;
import org.uklab.kerneltree.SourceTree;

/**
 * Try what exercises promise: each attempt is built once and booted with every seed. As many at once as there are
 * processors. Any thread; close it to stop what is at work.
 */
public final class Prover implements AutoCloseable {
    private static final int FEWEST_REJECTED = 6;
    private static final int ENOUGH_BROKEN = 3;

    private final Grader grader;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    /** Prove with a grader, which stays the caller's. */
    public Prover(Grader grader) {
        this.grader = grader;
    }

    /**
     * Begin to try what an exercise promises on one target; each gives what is wrong, or nothing.
     *
     * @param whole whether wrong solutions are tried that fit the first target, too, and the visible tests, which need a
     *     build of their own
     */
    public List<Future<Optional<String>>> begin(Exercise exercise, String target, int seeds, boolean whole)
            throws IOException {
        Exercise there = exercise.on(target);
        List<Proof> elsewhere =
                whole ? List.of() : exercise.on(exercise.targets().get(0)).proofs();
        List<Future<Optional<String>>> results = new ArrayList<>();
        results.add(workers.submit(() -> unlessEnough(exercise)));
        for (Promise promise : Promise.of(there)) {
            if (promise.wrong().map(elsewhere::contains).orElse(promise.visible() && !whole)) {
                continue;
            }
            String where = exercise.id() + " on " + target + ": " + promise.words() + ": ";
            results.add(workers.submit(() -> tried(there, promise, seeds).map(wrong -> where + "not kept, " + wrong)));
        }
        return results;
    }

    /** Begin to build and boot an application of the course; gives what is wrong, or nothing. */
    public Future<Optional<String>> begin(Snippet snippet, String target) {
        return workers.submit(() -> {
            Report report = grader.show(Quoted.exercise(snippet, target), snippet.dir());
            return Quoted.missing(snippet, report).map(wrong -> snippet.name() + " on " + target + ": " + wrong);
        });
    }

    private static Optional<String> unlessEnough(Exercise exercise) {
        long accepted = exercise.proofs().stream().filter(Proof::accepted).count();
        long rejected = exercise.proofs().size() - accepted;
        return accepted >= 1 && rejected >= FEWEST_REJECTED
                ? Optional.empty()
                : Optional.of(exercise.id() + ": too few proofs, " + accepted + " accepted and " + rejected
                        + " rejected; it needs 1 and " + FEWEST_REJECTED);
    }

    private Optional<String> tried(Exercise exercise, Promise promise, int seeds) {
        if (promise.visible()) {
            return promise.broken().apply(grader.tryOut(exercise, promise.attempt(), Watcher.NONE));
        }
        List<Integer> broken = new ArrayList<>();
        String first = "";
        try (Candidate candidate = grader.build(exercise, promise.attempt(), line -> {})) {
            for (int seed = 0; seed < seeds && broken.size() < ENOUGH_BROKEN; seed++) {
                Optional<String> wrong = promise.broken().apply(candidate.run(seed));
                if (wrong.isPresent()) {
                    first = broken.isEmpty() ? wrong.get() : first;
                    broken.add(seed);
                }
            }
        }
        return broken.isEmpty() ? Optional.empty() : Optional.of("with seeds " + broken + ": " + first);
    }

    /** Begin to grade the solution with every small mistake that fits in it, on the first target. */
    public List<Future<MutantRun>> mutants(Exercise exercise, SourceTree starter, SourceTree reference, int seeds) {
        Map<String, byte[]> solution = new HashMap<>();
        exercise.editable().forEach(path -> solution.put(path, reference.bytes(path)));
        Future<Optional<byte[]>> right = workers.submit(() -> image(exercise, new Attempt.Files(solution)));
        List<Future<MutantRun>> runs = new ArrayList<>();
        for (String path : new TreeSet<>(exercise.editable())) {
            for (Mutants.Mutant mutant : Mutants.of(path, reference.text(path), starter.text(path))) {
                Map<String, byte[]> files = new HashMap<>(solution);
                files.put(path, mutant.text().getBytes(UTF_8));
                Attempt attempt = new Attempt.Files(files);
                runs.add(workers.submit(() -> new MutantRun(mutant.words(), fate(exercise, attempt, right, seeds))));
            }
        }
        return runs;
    }

    private Optional<byte[]> image(Exercise exercise, Attempt attempt) {
        try (Candidate candidate = grader.build(exercise, attempt, line -> {})) {
            return candidate.image();
        }
    }

    private MutantRun.Fate fate(Exercise exercise, Attempt attempt, Future<Optional<byte[]>> right, int seeds)
            throws InterruptedException, ExecutionException {
        try (Candidate candidate = grader.build(exercise, attempt, line -> {})) {
            if (!candidate.built()) {
                return MutantRun.Fate.NOT_BUILT;
            }
            if (Arrays.equals(candidate.image().orElseThrow(), right.get().orElseThrow())) {
                return MutantRun.Fate.NO_CHANGE;
            }
            for (int seed = 0; seed < seeds; seed++) {
                Report report = candidate.run(seed);
                if (report.verdict().owner() == Verdict.Owner.STUDENT && report.verdict() != Verdict.PASSED) {
                    return MutantRun.Fate.CAUGHT;
                }
            }
            return MutantRun.Fate.SURVIVED;
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
