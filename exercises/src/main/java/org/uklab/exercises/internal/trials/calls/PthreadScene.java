/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/** Draw one trial of exercise pthread-create. One thread. */
final class PthreadScene {
    private static final int ARGUMENTS = 1_000_000;
    private static final int VALUES = 1_000_000_000;

    private final Draw draw;
    private final List<Integer> threads;
    private final List<Step> steps = new ArrayList<>();
    private int argument;

    final int joiner;

    PthreadScene(Draw draw) {
        this.draw = draw;
        threads =
                new ArrayList<>(IntStream.range(0, PthreadBooks.THREADS).boxed().toList());
        draw.shuffle(threads);
        joiner = draw.below(PthreadBooks.JOINERS);
        argument = 1 + draw.below(ARGUMENTS);
    }

    int other() {
        return PthreadBooks.JOINERS - 1 - joiner;
    }

    boolean coin() {
        return draw.coin();
    }

    int create(PthreadCase... shows) {
        return create(0, shows);
    }

    /** Create one more thread, and tell which; the how manyeth allocation fails, 0 for none. */
    int create(int fail, PthreadCase... shows) {
        int thread = threads.remove(0);
        argument += 1 + draw.below(ARGUMENTS);
        steps.add(PthreadStep.create(first(shows), thread, argument, fail));
        return thread;
    }

    void end(int thread, int how, PthreadCase... shows) {
        steps.add(PthreadStep.end(first(shows), thread, 1 + draw.below(VALUES), how));
    }

    /** Let it end by itself, in one of two ways. */
    void end(int thread, PthreadCase... shows) {
        end(thread, draw.coin() ? PthreadStep.RETURN : PthreadStep.EXIT, shows);
    }

    void join(int who, int thread, PthreadCase... shows) {
        steps.add(PthreadStep.join(first(shows), who, thread));
    }

    void add(int op, int who, PthreadCase... shows) {
        steps.add(PthreadStep.of(op, first(shows), who));
    }

    void sleep(PthreadCase... shows) {
        add(PthreadStep.SLEEP, 0, shows);
    }

    private static Optional<PthreadCase> first(PthreadCase... shows) {
        return shows.length == 0 ? Optional.empty() : Optional.of(shows[0]);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
