/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep the table of numbers, of which main has 1. One thread. */
final class TidLeakModel implements Model {
    /** As the agent's {@code defconfig} says. */
    static final int HIGHEST = 16;

    private static final int NO_SUCH_THREAD = -3;

    static final Case FRESH = new Case("terminated", "a thread is terminated that never ran");
    static final Case BLOCKED = new Case("terminated", "a blocked thread is terminated");
    static final Case RELEASED = new Case("released", "a thread is released that no scheduler ever saw");
    static final Case FAILED = new Case("failed", "the making of a thread fails after it got a number");
    static final Case KILLED = new Case("killed", "a process is killed with its threads");
    static final Case FIRST_GONE = new Case("pid", "a thread of a process ends in which others live");
    static final Case LAST_GONE = new Case("pid", "the last thread of a process ends");
    static final Case EXITED = new Case("exited", "a thread exits after others were terminated");
    static final Case NEXT = new Case("order", "a thread is made");
    static final Case AROUND = new Case("order", "a thread is made after all numbers were in use");
    static final Case FOUND = new Case("lookup", "a living thread is looked up after all numbers were in use");
    static final Case NOT_FOUND = new Case("lookup", "a thread is looked up that has ended");

    static final List<Case> CASES = List.of(
            FRESH, BLOCKED, RELEASED, FAILED, KILLED, FIRST_GONE, LAST_GONE, EXITED, NEXT, AROUND, FOUND, NOT_FOUND);

    private record Life(int number, int process) {}

    private final Map<Integer, Life> living = new TreeMap<>();
    private final Map<Integer, Boolean> ran = new HashMap<>();
    private int last; // number given; 0 as long as the trial has not seen any
    private boolean filled;
    private Case ended = NEXT; // how the thread ended that the next count is about

    private boolean free(int number) {
        return number != 1
                && living.values().stream().noneMatch(one -> one.number() == number || one.process() == number);
    }

    private int next() {
        int number = last;
        do {
            number = number % HIGHEST + 1;
        } while (!free(number));
        return number;
    }

    /** Give a number to a thread and say so. */
    private Answer give(String what) {
        if (last == 0) {
            return Answer.such(NEXT, what, "from 2 to " + HIGHEST, one -> one > 1 && one <= HIGHEST, 2);
        }
        last = next();
        return Answer.is(filled ? AROUND : NEXT, what, last, TidLeakModel::number);
    }

    private static String number(long number) {
        return number == 0 ? "none, it could not be made" : String.valueOf(number);
    }

    @Override
    public List<Answer> answers(Step step) {
        int thread = step.arg(0);
        return switch (step.op()) {
            case TidLeakContract.MAKE -> {
                int maker = step.arg(1);
                Answer number = give("the number of t" + thread);
                living.put(
                        thread,
                        new Life(
                                last,
                                maker == TidLeakContract.MAIN ? 1 : life(maker).process()));
                ran.put(thread, false);
                yield List.of(number);
            }
            case TidLeakContract.RUN -> {
                ran.replaceAll((one, before) -> true);
                yield List.of();
            }
            case TidLeakContract.EXIT -> {
                end(thread, EXITED);
                yield List.of(found(thread));
            }
            case TidLeakContract.TERMINATE -> {
                end(thread, Boolean.TRUE.equals(ran.get(thread)) ? BLOCKED : FRESH);
                yield List.of(found(thread));
            }
            case TidLeakContract.KILL -> {
                int process = life(thread).process();
                living.values().removeIf(one -> one.process() == process);
                ended = KILLED;
                yield List.of(found(thread));
            }
            case TidLeakContract.PROCESS -> {
                int number = life(thread).number();
                living.put(thread, new Life(number, number));
                yield List.of(Answer.is(FIRST_GONE, "beginning a process", 0, Errno::result));
            }
            case TidLeakContract.RELEASE -> {
                ended = RELEASED;
                yield List.of(give("its number"));
            }
            case TidLeakContract.FAIL -> {
                last = next();
                ended = FAILED;
                yield List.of(Answer.is(FAILED, "the thread", 0, made -> made == 0 ? "not made" : "made"));
            }
            case TidLeakContract.FILL -> List.of(fill());
            default -> List.of(found(thread));
        };
    }

    private Life life(int thread) {
        return Objects.requireNonNull(living.get(thread), () -> "no trial asks for t" + thread + " when it is gone");
    }

    private void end(int thread, Case how) {
        Life life = life(thread);
        living.remove(thread);
        boolean inMain = life.process() == 1;
        boolean alone = living.values().stream().noneMatch(one -> one.process() == life.process());
        ended = inMain ? how : alone ? LAST_GONE : FIRST_GONE;
    }

    private Answer found(int thread) {
        boolean lives = living.containsKey(thread);
        Case about = lives ? FOUND : NOT_FOUND;
        return Answer.is(
                about,
                "t" + thread,
                lives ? 0 : NO_SUCH_THREAD,
                code -> code == 0 ? "found by its number" : "not found");
    }

    private Answer fill() {
        int count = 0;
        for (int number = 1; number <= HIGHEST; number++) {
            count += free(number) ? 1 : 0;
        }
        for (int i = 0; i < count; i++) {
            last = next();
        }
        filled = true;
        return Answer.is(ended, "threads that could be made", count);
    }

    @Override
    public void saw(Step step, List<Long> values) {
        if (step.op() == TidLeakContract.MAKE && last == 0) {
            last = Math.toIntExact(values.get(0));
            living.put(step.arg(0), new Life(last, 1));
        }
    }
}
