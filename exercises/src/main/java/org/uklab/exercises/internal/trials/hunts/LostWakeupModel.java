/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep a semaphore and the row of those who wait for it. One thread. */
final class LostWakeupModel implements Model {
    static final Case ALL = new Case("burst", "as many are put at once as there are waiters");
    static final Case FEWER = new Case("order", "fewer are put at once than there are waiters");
    static final Case NEXT = new Case("order", "another is put after that");
    static final Case MORE = new Case("spare", "more are put at once than there are waiters");
    static final Case SPARE = new Case("spare", "a thread wants one of those that are left");
    static final Case COULD_TAKE = new Case("taken", "main takes one of them");
    static final Case TAKEN = new Case("taken", "main has taken one before the waiters run");
    static final Case AGAIN = new Case("taken", "one is put for whom it was missing");
    static final Case GONE = new Case("ended", "a waiter is terminated that was woken and has not run");
    static final Case GONE_IN_BURST = new Case("ended", "that happens while several were put");
    static final Case TIMED = new Case("timed", "the waiters wait for a limited time");
    static final Case TOO_LATE = new Case("timed", "the time of another is over after that");
    static final Case INTERRUPTS = new Case("irqs", "interrupts are looked at");

    static final List<Case> CASES = List.of(
            ALL, FEWER, NEXT, MORE, SPARE, COULD_TAKE, TAKEN, AGAIN, GONE, GONE_IN_BURST, TIMED, TOO_LATE, INTERRUPTS);

    private record Waiter(int number, long timeout) {}

    private final List<Waiter> row = new ArrayList<>();
    private int count;
    private long have; // bit n: waiter n
    private long late;
    private boolean served; // a run has shown that nobody was lost

    @Override
    public List<Answer> answers(Step step) {
        return switch (step.op()) {
            case LostWakeupContract.DOWN -> List.of(down(step));
            case LostWakeupContract.UP -> {
                count += step.arg(0);
                yield List.of();
            }
            case LostWakeupContract.TAKE -> {
                boolean taken = count > 0;
                count -= taken ? 1 : 0;
                // Before anybody ran it shows nothing: the count was right all the time
                yield List.of(
                        served
                                ? Answer.is(COULD_TAKE, "main", taken ? 1 : 0, LostWakeupModel::has)
                                : Answer.free(taken ? 1 : 0));
            }
            case LostWakeupContract.END -> {
                row.removeIf(one -> one.number() == step.arg(0));
                yield List.of();
            }
            case LostWakeupContract.RUN -> run(step.args().get(0), CASES.get(step.arg(1)));
            default ->
                List.of(Answer.is(
                        INTERRUPTS, "interrupts after up", 1, kept -> kept == 1 ? "as they were" : "not as they were"));
        };
    }

    private Answer down(Step step) {
        int waiter = step.arg(0);
        boolean atOnce = count > 0 && row.isEmpty();
        if (atOnce) {
            count--;
            have |= 1L << waiter;
            return Answer.is(SPARE, "w" + waiter, 1, LostWakeupModel::has);
        }
        row.add(new Waiter(waiter, step.args().get(1)));
        return Answer.free(0);
    }

    private List<Answer> run(long time, Case about) {
        while (count > 0 && !row.isEmpty()) {
            count--;
            have |= 1L << row.remove(0).number();
        }
        for (Waiter waiter : row) {
            if (waiter.timeout() != 0 && waiter.timeout() < time) {
                late |= 1L << waiter.number();
            }
        }
        row.removeIf(waiter -> waiter.timeout() != 0 && waiter.timeout() < time);
        served = true;
        return List.of(
                Answer.is(about, "who has got one", have, LostWakeupModel::names),
                Answer.is(about, "whose time was over", late, LostWakeupModel::names),
                Answer.is(about, "the count", count));
    }

    private static String has(long one) {
        return one == 1 ? "has one" : "has none";
    }

    private static String names(long bits) {
        StringJoiner names = new StringJoiner(", ");
        for (int i = 0; i < LostWakeupContract.WAITERS; i++) {
            if ((bits >> i & 1) == 1) {
                names.add("w" + i);
            }
        }
        return names.length() == 0 ? "nobody" : names.toString();
    }
}
