/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Proof;
import org.uklab.exercises.Snippet;
import org.uklab.grader.Candidate;
import org.uklab.grader.Grader;
import org.uklab.grader.Report;
import org.uklab.grader.Watcher;

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

    /** Begin to try all that an exercise promises on one target; each gives what is wrong, or nothing. */
    public List<Future<Optional<String>>> begin(Exercise exercise, String target, int seeds) throws IOException {
        Exercise there = exercise.on(target);
        List<Future<Optional<String>>> results = new ArrayList<>();
        results.add(workers.submit(() -> unlessEnough(exercise)));
        for (Promise promise : Promise.of(there)) {
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

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
