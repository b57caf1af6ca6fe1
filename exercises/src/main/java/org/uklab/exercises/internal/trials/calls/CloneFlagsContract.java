/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import static org.uklab.exercises.internal.trials.calls.CloneFlags.CLEAR_SIGHAND;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.DETACHED;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.LEAST;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.OF_HANDLERS;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.SETTLS;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.SIGHAND;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.THREAD;
import static org.uklab.exercises.internal.trials.calls.CloneFlags.VM;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Judge what clone takes, what it refuses, and which clone handlers it calls. */
public final class CloneFlagsContract implements Contract {

    @Override
    public List<Case> cases() {
        return CloneFlagsBooks.CASES;
    }

    @Override
    public Model begin() {
        return new CloneFlagsBooks();
    }

    @Override
    public String words(Step step) {
        return switch (step.op()) {
            case CloneAttempt.OP -> CloneAttempt.of(step).words();
            case CloneFlagsBooks.END -> "the child ends";
            case CloneFlagsBooks.TAKE -> "take all numbers";
            default -> "give them back";
        };
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new Trials(draw).all(extra);
    }

    /** Draw the trials of one seed. One thread. */
    private static final class Trials {
        private static final Step END = Step.of(CloneFlagsBooks.END);
        private static final List<Integer> REFUSERS = List.of(0, 1, 2, 4, 5, 6);
        private static final int MOST_ERRNO = 120;

        private final Draw draw;
        private final List<List<Step>> trials = new ArrayList<>();

        Trials(Draw draw) {
            this.draw = draw;
        }

        List<List<Step>> all(int extra) {
            goodOnes();
            List<Long> unclaimed = new ArrayList<>(CloneFlags.unclaimed());
            draw.shuffle(unclaimed);
            unclaimed.stream().limit(8).forEach(flag -> refused(good() | flag));
            for (int i = 0; i < 2; i++) {
                refused(handlers() | LEAST | SIGHAND | CLEAR_SIGHAND | maybe(THREAD));
                refused(handlers() | (LEAST & ~VM) | SIGHAND | maybe(THREAD));
                refused(handlers() | LEAST | THREAD | maybe(CLEAR_SIGHAND) | maybe(DETACHED));
                refused(handlers() | (LEAST & ~VM) | maybe(CLEAR_SIGHAND) | maybe(DETACHED));
                refused(CloneAttempt.with(good()).onStack(CloneAttempt.NULL));
                refused(CloneAttempt.with(good()).onStack(CloneAttempt.WRAPS));
                refused(CloneAttempt.with(good() | SETTLS).withTls(CloneAttempt.FOREIGN));
                trials.add(List.of(
                        Step.of(CloneFlagsBooks.TAKE),
                        cloned(good()),
                        Step.of(CloneFlagsBooks.GIVE),
                        cloned(good()),
                        END));
            }
            REFUSERS.forEach(this::undone);
            for (int i = 0; i < extra; i++) {
                trials.add(List.of(cloned(good()), END, cloned(good()), END));
                undone(draw.pick(REFUSERS));
            }
            return trials;
        }

        private void goodOnes() {
            for (long flag : OF_HANDLERS) {
                trials.add(List.of(cloned(LEAST | flag), END));
                trials.add(List.of(cloned(good() & ~flag), END));
            }
            for (long flags : List.of(0L, SIGHAND, SIGHAND | THREAD, CLEAR_SIGHAND, DETACHED, SETTLS)) {
                trials.add(List.of(cloned(LEAST | flags), END));
            }
            trials.add(List.of(
                    CloneAttempt.with(good())
                            .praisedBy(draw.pick(List.of(0, 2, 5, 6)), 1 + draw.below(MOST_ERRNO))
                            .step(),
                    END));
        }

        private static Step cloned(long flags) {
            return CloneAttempt.with(flags).step();
        }

        private void refused(long flags) {
            refused(CloneAttempt.with(flags));
        }

        /** Refuse a clone at once, and after one that went well. */
        private void refused(CloneAttempt attempt) {
            trials.add(List.of(attempt.step(), cloned(good()), END));
            trials.add(List.of(cloned(good()), END, attempt.step(), cloned(good()), END));
        }

        private void undone(int handler) {
            long needed = CloneHandler.ALL.get(handler).mask();
            CloneAttempt attempt = CloneAttempt.with(good() | needed).refusedBy(handler, -1 - draw.below(MOST_ERRNO));
            trials.add(List.of(attempt.step(), cloned(good()), END));
        }

        private long handlers() {
            return IntStream.range(0, OF_HANDLERS.size())
                    .mapToLong(i -> maybe(OF_HANDLERS.get(i)))
                    .reduce(0, (a, b) -> a | b);
        }

        /** Draw flags that no check refuses. */
        private long good() {
            long signals = draw.pick(List.of(0L, SIGHAND, SIGHAND | THREAD, CLEAR_SIGHAND));
            return LEAST | signals | handlers() | maybe(DETACHED) | maybe(SETTLS);
        }

        private long maybe(long flag) {
            return draw.coin() ? flag : 0;
        }
    }
}
