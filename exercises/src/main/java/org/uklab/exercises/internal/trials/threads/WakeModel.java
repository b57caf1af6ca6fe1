/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import static org.uklab.exercises.internal.trials.threads.WakeWords.RUNNABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep flags and times of threads that are only structs; {@link WakeRunning} keeps those that run. */
final class WakeModel implements Model {
    /** Bounds what a call takes until it looks at the clock, ns. */
    private static final long SLACK = 1_000_000;

    private final Map<Integer, Fields> threads = new TreeMap<>();
    private final WakeRunning running = new WakeRunning();

    private record Fields(boolean assigned, long flags, boolean timed) {
        boolean blocked() {
            return (flags & RUNNABLE) == 0;
        }
    }

    @Override
    public List<Answer> answers(Step step) {
        if (step.op() >= WakeContract.START) {
            return running.answers(step);
        }
        int number = step.arg(0);
        if (step.op() == WakeContract.GIVE) {
            threads.put(number, new Fields(step.arg(1) != 0, step.arg(2), false));
            return List.of();
        }
        Fields was = Objects.requireNonNull(threads.get(number));
        Changed changed = step.op() == WakeContract.WAKE ? wake(number, was) : block(step, was);
        threads.put(number, changed.now());
        return changed.answers(step);
    }

    /** Give the time from the call to the time-out, ns; 0 if there is none. */
    private static long until(Step step) {
        boolean timed = step.op() == WakeContract.TIMEOUT && step.args().get(2) != Long.MAX_VALUE;
        return timed ? step.args().get(2) : 0;
    }

    /**
     * Say what a step makes of a thread.
     *
     * @param about the thread itself
     * @param telling what the scheduler hears
     */
    private record Changed(int number, Fields now, long until, Case about, Case telling, List<Integer> calls) {
        List<Answer> answers(Step step) {
            List<Answer> answers = new ArrayList<>();
            answers.add(Answer.is(about, "t" + number, now.flags(), WakeWords::flags));
            answers.add(time(about, "its wakeup_time"));
            answers.add(Answer.is(about, "other threads that changed", 0));
            answers.add(Answer.is(
                    step.arg(1) == 0 ? WakeContract.IRQS_ON : WakeContract.IRQS_OFF,
                    "interrupts after the call",
                    step.arg(1),
                    WakeWords::irqs));
            answers.add(Answer.is(telling, "calls of the scheduler", calls.size()));
            for (int at = 0; at < 2; at++) {
                call(answers, at < calls.size() ? calls.get(at) : 0, at == 0 ? "first call" : "second call");
            }
            return answers;
        }

        private Answer time(Case of, String what) {
            return until == 0
                    ? Answer.is(of, what, 0, WakeWords::time)
                    : Answer.such(
                            of,
                            what,
                            WakeWords.time(until),
                            seen -> seen >= until && seen <= until + SLACK,
                            WakeWords::time,
                            until);
        }

        private void call(List<Answer> answers, int what, String which) {
            answers.add(Answer.is(telling, which, what, WakeWords::call));
            if (what == 0) {
                for (int i = 0; i < 4; i++) {
                    answers.add(Answer.free(0));
                }
                return;
            }
            boolean woken = what == WakeWords.TOLD_WOKEN;
            long flags = woken ? now.flags() | RUNNABLE : now.flags() & ~RUNNABLE;
            answers.add(Answer.is(telling, which + " is about", number, WakeWords::thread));
            answers.add(Answer.is(telling, "the thread at the " + which, flags, WakeWords::flags));
            String time = "wakeup_time at the " + which;
            answers.add(woken ? Answer.is(telling, time, 0, WakeWords::kept) : time(telling, time));
            answers.add(Answer.is(WakeContract.IRQS_TELLING, "interrupts at the " + which, 1, WakeWords::irqs));
        }
    }

    private static Changed wake(int number, Fields was) {
        Fields now = new Fields(was.assigned(), was.flags() | RUNNABLE, false);
        boolean tells = was.blocked() && was.assigned();
        Case about = !was.blocked()
                ? WakeContract.WAKES_RUNNABLE
                : !was.assigned()
                        ? WakeContract.WAKES_FREE
                        : was.timed() ? WakeContract.WAKES_SLEEPER : WakeContract.WAKES;
        Case telling = !tells
                ? WakeContract.TELLS_NO_WAKE
                : was.timed() ? WakeContract.TELLS_ROUSED : WakeContract.TELLS_WOKEN;
        return new Changed(number, now, 0, about, telling, tells ? List.of(WakeWords.TOLD_WOKEN) : List.of());
    }

    private static Changed block(Step step, Fields was) {
        int number = step.arg(0);
        long until = until(step);
        Fields now = new Fields(was.assigned(), was.flags() & ~RUNNABLE, until != 0);
        if (was.assigned() && was.blocked() && (was.timed() || now.timed())) {
            Case again = !was.timed()
                    ? WakeContract.AGAIN_TIMED
                    : now.timed() ? WakeContract.AGAIN : WakeContract.AGAIN_FOR_GOOD;
            List<Integer> both = List.of(WakeWords.TOLD_WOKEN, WakeWords.TOLD_BLOCKED);
            return new Changed(number, now, until, again, again, both);
        }
        boolean tells = was.assigned() && !was.blocked();
        Case telling = !tells
                ? WakeContract.TELLS_NO_BLOCK
                : now.timed() ? WakeContract.TELLS_TIMED : WakeContract.TELLS_BLOCKED;
        List<Integer> calls = tells ? List.of(WakeWords.TOLD_BLOCKED) : List.of();
        return new Changed(number, now, until, about(step, was, now), telling, calls);
    }

    private static Case about(Step step, Fields was, Fields now) {
        if (now.timed()) {
            return was.assigned() ? WakeContract.TIMES : WakeContract.TIMES_FREE;
        }
        if (step.op() == WakeContract.TIMEOUT) {
            return WakeContract.TIMES_NEVER;
        }
        if (was.blocked()) {
            return WakeContract.BLOCKS_BLOCKED;
        }
        return was.assigned() ? WakeContract.BLOCKS : WakeContract.BLOCKS_FREE;
    }
}
