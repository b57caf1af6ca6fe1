/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/**
 * Wait for a word with time-outs of seconds, and around them; {@code agent/agent.c} performs it. Every trial begins with a
 * wait that a kernel which ignores seconds ends too early. Any thread.
 */
public final class TimeoutContract implements Contract {
    private static final int WAIT = 1;
    private static final int RACE = 2;

    private static final int FROM_NOW = 0;
    private static final int AT_CLOCK = 1;
    private static final int AT_WALL = 2;
    private static final int NEVER = 3;

    private static final long SECOND = 1_000_000_000;
    private static final int STILL_WAITS = 1;

    /** How much later than it should a wait may end, ns. */
    private static final long SLACK = 20_000_000;

    private static final Case WHOLE = new Case("seconds", "a time-out has whole seconds only");
    private static final Case BOTH = new Case("both", "a time-out has seconds and nanoseconds");
    private static final Case SHORT = new Case("both", "a time-out of less than a second follows");
    private static final Case WOKEN = new Case("woken", "a waiter is woken before its time is over");
    private static final Case CLOCK = new Case("absolute", "the time is a point on the monotonic clock");
    private static final Case PAST = new Case("absolute", "that point has gone by");
    private static final Case WALL = new Case("wall", "the time is a point on the clock of the wall");
    private static final Case WALL_PAST = new Case("wall", "that point has gone by");
    private static final Case ORDER = new Case("order", "two threads wait for different times");
    private static final Case FAR = new Case("far", "a time-out is further away than the clock can count");
    private static final Case ENDLESS = new Case("far", "there is no time-out");
    private static final Case INVALID = new Case("invalid", "a time-out is no time");

    @Override
    public List<Case> cases() {
        return List.of(WHOLE, BOTH, SHORT, WOKEN, CLOCK, PAST, WALL, WALL_PAST, ORDER, FAR, ENDLESS, INVALID);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<List<Step>> trials = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            trials.add(List.of(seconds(draw)));
            trials.add(List.of(waits(FROM_NOW, 1 + draw.below(9), nanos(draw))));
            trials.add(List.of(seconds(draw), waits(FROM_NOW, 0, nanos(draw))));
            trials.add(List.of(woken(draw, FROM_NOW, 4 + draw.below(6))));
            trials.add(
                    List.of(waits(AT_CLOCK, 1 + draw.below(9), nanos(draw)), waits(AT_CLOCK, -1 - draw.below(2), 0)));
            trials.add(List.of(waits(AT_WALL, 1 + draw.below(9), nanos(draw)), waits(AT_WALL, -1 - draw.below(2), 0)));
            trials.add(List.of(race(draw, true)));
            trials.add(List.of(race(draw, false)));
            trials.add(List.of(woken(draw, FROM_NOW, round == 0 ? Long.MAX_VALUE : 1L << (34 + draw.below(20)))));
            trials.add(List.of(seconds(draw), woken(draw, NEVER, 0)));
            trials.add(List.of(seconds(draw), waits(FROM_NOW, draw.below(5), SECOND + draw.below(1000))));
            trials.add(List.of(seconds(draw), waits(FROM_NOW, draw.below(5), -1 - draw.below(1000))));
            trials.add(List.of(seconds(draw), waits(FROM_NOW, -1 - draw.below(5), nanos(draw))));
        }
        for (int i = 0; i < extra; i++) {
            trials.add(
                    List.of(seconds(draw), waits(draw.below(3), draw.below(9), nanos(draw)), race(draw, draw.coin())));
        }
        draw.shuffle(trials);
        return List.copyOf(trials);
    }

    private static Step waits(int kind, long seconds, long nanos) {
        return Step.of(WAIT, kind, seconds, nanos, 0, (Math.max(0, seconds) + 5) * SECOND);
    }

    private static Step seconds(Draw draw) {
        return waits(FROM_NOW, 1 + draw.below(9), 0);
    }

    private static Step woken(Draw draw, int kind, long seconds) {
        // Later than the nanoseconds of the time-out, sooner than its seconds
        return Step.of(WAIT, kind, seconds, draw.below(400_000_000), SECOND + draw.below(2_000_000_000), 2 * SECOND);
    }

    private static Step race(Draw draw, boolean firstWins) {
        // Who waits for more seconds waits for fewer nanoseconds
        int few = 1 + draw.below(3);
        long[] sooner = {few, 700_000_000 + draw.below(200_000_000)};
        long[] later = {few + 1 + draw.below(3), 100_000_000 + draw.below(200_000_000)};
        return firstWins
                ? Step.of(RACE, sooner[0], sooner[1], later[0], later[1])
                : Step.of(RACE, later[0], later[1], sooner[0], sooner[1]);
    }

    private static long nanos(Draw draw) {
        return 50_000_000L + draw.below(900_000_000);
    }

    /** Time passes, but nothing of a trial depends on the steps before. */
    @Override
    public Model begin() {
        return TimeoutContract::answers;
    }

    private static List<Answer> answers(Step step) {
        List<Long> args = step.args();
        if (step.op() == RACE) {
            boolean first = args.get(0) < args.get(2);
            return List.of(Answer.is(ORDER, "the wait that ended first", first ? 0 : 1, TimeoutContract::which));
        }
        int kind = step.arg(0);
        long seconds = args.get(1);
        long nanos = args.get(2);
        long wake = args.get(3);
        if (kind == FROM_NOW && (seconds < 0 || nanos < 0 || nanos >= SECOND)) {
            return ended(INVALID, -Errno.EINVAL, 0);
        }
        if (wake != 0) {
            return ended(kind == NEVER ? ENDLESS : seconds > 1000 ? FAR : WOKEN, 0, wake);
        }
        long time = Math.max(0, seconds * SECOND + nanos);
        Case about = switch (kind) {
            case AT_CLOCK -> time == 0 ? PAST : CLOCK;
            case AT_WALL -> time == 0 ? WALL_PAST : WALL;
            default -> seconds == 0 ? SHORT : nanos == 0 ? WHOLE : BOTH;
        };
        return ended(about, -Errno.ETIMEDOUT, time);
    }

    private static List<Answer> ended(Case about, long result, long time) {
        return List.of(
                Answer.is(about, "the result", result, TimeoutContract::result),
                Answer.such(
                        about,
                        "it took",
                        time == 0 ? "no time" : words(time),
                        seen -> seen >= time && seen <= time + SLACK,
                        TimeoutContract::words,
                        time));
    }

    private static String which(long number) {
        return number == 0 ? "the first" : number == 1 ? "the second" : "none";
    }

    private static String result(long result) {
        return result == STILL_WAITS ? "none, it still waits" : Errno.result(result);
    }

    private static String words(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / (double) SECOND);
    }

    private static String time(Step step, int at) {
        return step.args().get(at) + " s and " + step.args().get(at + 1) + " ns";
    }

    @Override
    public String words(Step step) {
        if (step.op() == RACE) {
            return "one waits for " + time(step, 0) + ", one for " + time(step, 2);
        }
        String time = time(step, 1);
        String wait = switch (step.arg(0)) {
            case FROM_NOW -> "FUTEX_WAIT for " + time;
            case AT_CLOCK -> "FUTEX_WAIT_BITSET until now and " + time;
            case AT_WALL -> "the same on the clock of the wall, now and " + time;
            default -> "FUTEX_WAIT without time-out";
        };
        long wake = step.args().get(3);
        return wake == 0 ? wait : wait + ", woken after " + words(wake);
    }
}
