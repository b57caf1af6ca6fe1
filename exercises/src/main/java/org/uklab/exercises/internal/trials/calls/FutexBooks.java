/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.LongFunction;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep the lines of waiters as a correct kernel does. One thread. */
final class FutexBooks implements Model {
    static final int WORDS = 8;
    static final int WAITERS = 7;

    private static final int EINVAL = -22;
    private static final int EAGAIN = -11;
    private static final int TIMED_OUT = 1;

    private record Waiter(int number, int millis, int then) {}

    private final List<List<Waiter>> lines = new ArrayList<>();
    private final int[] words = new int[WORDS];

    /** Those who come back in a step, in their order: as the agent tells it. */
    private long back;

    FutexBooks() {
        for (int i = 0; i < WORDS; i++) {
            lines.add(new ArrayList<>());
        }
    }

    @Override
    public List<Answer> answers(Step step) {
        back = 0;
        long result = perform(step);
        Optional<RequeueCase> shows = FutexStep.shows(step);
        return List.of(
                shows.filter(one -> one.byResult)
                        .map(one -> Answer.is(one.shown(), "the call returns", result, FutexBooks::result))
                        .orElse(Answer.free(result)),
                shows.filter(one -> one.byBack)
                        .map(one -> Answer.is(
                                one.shown(), "back from waiting", back, (LongFunction<String>) FutexBooks::waiters))
                        .orElse(Answer.free(back)));
    }

    private long perform(Step step) {
        switch (step.op()) {
            case FutexStep.WAIT -> lines.get(step.arg(1)).add(new Waiter(step.arg(0), step.arg(2), step.arg(3)));
            case FutexStep.WAKE -> {
                return wake(step.arg(0), step.arg(1));
            }
            case FutexStep.REQUEUE -> {
                return requeue(step);
            }
            case FutexStep.STORE -> words[step.arg(0)] = step.arg(1);
            case FutexStep.SLEEP -> lines.forEach(line -> line.removeIf(waiter -> isOver(waiter, step.arg(0))));
            default -> lines.forEach(line -> line.removeIf(waiter -> waiter.number() == step.arg(0)));
        }
        return 0;
    }

    private boolean isOver(Waiter waiter, int millis) {
        boolean over = waiter.millis() > 0 && waiter.millis() <= millis;
        if (over) {
            comesBack(waiter, TIMED_OUT);
        }
        return over;
    }

    private void comesBack(Waiter waiter, int how) {
        back = back << 8 | how << 4 | (waiter.number() + 1);
    }

    private int requeue(Step step) {
        int from = step.arg(1);
        int to = step.arg(2);
        if (step.arg(3) < 0 || step.arg(4) < 0) {
            return EINVAL;
        }
        if (FutexStep.compares(step) && words[from] != step.arg(5)) {
            return EAGAIN;
        }
        List<Waiter> woken = first(from, step.arg(3));
        List<Waiter> moved = first(from, step.arg(4));
        if (to == from) {
            lines.get(to).addAll(0, moved);
        } else {
            lines.get(to).addAll(moved);
        }
        run(woken);
        return woken.size() + moved.size();
    }

    private int wake(int word, int most) {
        List<Waiter> woken = first(word, most);
        run(woken);
        return woken.size();
    }

    /** Take the first waiters of a word. */
    private List<Waiter> first(int word, int most) {
        List<Waiter> head =
                lines.get(word).subList(0, Math.min(most, lines.get(word).size()));
        List<Waiter> taken = List.copyOf(head);
        head.clear();
        return taken;
    }

    /** Let those who were woken run in turn; each may wake another, who comes last. */
    private void run(List<Waiter> woken) {
        Deque<Waiter> runnable = new ArrayDeque<>(woken);
        while (!runnable.isEmpty()) {
            Waiter waiter = runnable.remove();
            comesBack(waiter, 0);
            if (waiter.then() != FutexStep.NO_WORD) {
                runnable.addAll(first(waiter.then(), 1));
            }
        }
    }

    private static String result(long value) {
        return switch ((int) value) {
            case EINVAL -> "-EINVAL";
            case EAGAIN -> "-EAGAIN";
            case -38 -> "-ENOSYS";
            case -14 -> "-EFAULT";
            default -> Long.toString(value);
        };
    }

    /** Say who came back, as the agent tells it: 8 bits each, the first in the highest. */
    static String waiters(long back) {
        StringJoiner names = new StringJoiner(", ");
        for (int shift = Long.SIZE - 8; shift >= 0; shift -= 8) {
            int one = (int) (back >>> shift) & 0xff;
            if (one != 0) {
                names.add(String.format(Locale.ROOT, "t%d%s", (one & 0xf) - 1, how(one >> 4)));
            }
        }
        return names.length() == 0 ? "nobody" : names.toString();
    }

    private static String how(int how) {
        return switch (how) {
            case 0 -> "";
            case TIMED_OUT -> " (out of time)";
            default -> " (neither woken nor out of time)";
        };
    }
}
