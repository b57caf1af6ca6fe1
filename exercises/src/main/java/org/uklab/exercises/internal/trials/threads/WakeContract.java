/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Ask for threads to be blocked, with and without a time, and woken. The agent's {@code scenario.h} numbers the steps. */
public final class WakeContract implements Contract {
    static final int GIVE = 1;
    static final int BLOCK = 2;
    static final int TIMEOUT = 3;
    static final int WAKE = 4;
    static final int START = 5;
    static final int ROUSE = 6;
    static final int WAIT = 7;

    static final Case BLOCKS = new Case("block", "a runnable thread is blocked");
    static final Case BLOCKS_BLOCKED = new Case("block", "a blocked thread is blocked");
    static final Case BLOCKS_FREE = new Case("block", "a thread without a scheduler is blocked");
    static final Case TIMES = new Case("timeout", "a runnable thread is blocked for a time");
    static final Case TIMES_FREE = new Case("timeout", "a thread without a scheduler is blocked for a time");
    static final Case TIMES_NEVER = new Case("timeout", "the time is past the end of the clock");
    static final Case WAKES = new Case("wake", "a blocked thread is woken");
    static final Case WAKES_SLEEPER = new Case("wake", "a thread that is blocked for a time is woken");
    static final Case WAKES_RUNNABLE = new Case("wake", "a runnable thread is woken");
    static final Case WAKES_FREE = new Case("wake", "a thread without a scheduler is woken");
    static final Case TELLS_BLOCKED = new Case("told-blocked", "a runnable thread is blocked");
    static final Case TELLS_TIMED = new Case("told-blocked", "a runnable thread is blocked for a time");
    static final Case TELLS_NO_BLOCK = new Case("told-blocked", "a blocked thread is blocked");
    static final Case TELLS_WOKEN = new Case("told-woken", "a blocked thread is woken");
    static final Case TELLS_ROUSED = new Case("told-woken", "a thread that is blocked for a time is woken");
    static final Case TELLS_NO_WAKE = new Case("told-woken", "a runnable thread is woken");
    static final Case AGAIN = new Case("again", "a thread that is blocked for a time is blocked for another");
    static final Case AGAIN_FOR_GOOD = new Case("again", "a thread that is blocked for a time is blocked without one");
    static final Case AGAIN_TIMED = new Case("again", "a blocked thread is blocked for a time");
    static final Case IRQS_ON = new Case("irqs", "they were enabled before");
    static final Case IRQS_OFF = new Case("irqs", "they were disabled before");
    static final Case IRQS_TELLING = new Case("irqs", "the scheduler is told");
    static final Case RUNS = new Case("threads", "running threads block themselves and are woken");
    static final Case SLEEPS = new Case("threads", "running threads block themselves for a time");
    static final Case SLEEPS_LESS = new Case("threads", "a running thread is woken before its time");

    private static final List<Case> CASES = List.of(
            BLOCKS,
            BLOCKS_BLOCKED,
            BLOCKS_FREE,
            TIMES,
            TIMES_FREE,
            TIMES_NEVER,
            WAKES,
            WAKES_SLEEPER,
            WAKES_RUNNABLE,
            WAKES_FREE,
            TELLS_BLOCKED,
            TELLS_TIMED,
            TELLS_NO_BLOCK,
            TELLS_WOKEN,
            TELLS_ROUSED,
            TELLS_NO_WAKE,
            AGAIN,
            AGAIN_FOR_GOOD,
            AGAIN_TIMED,
            IRQS_ON,
            IRQS_OFF,
            IRQS_TELLING,
            RUNS,
            SLEEPS,
            SLEEPS_LESS);

    @Override
    public List<Case> cases() {
        return CASES;
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new WakeDraw(draw).trials(extra);
    }

    @Override
    public Model begin() {
        return new WakeModel();
    }

    @Override
    public String words(Step step) {
        return switch (step.op()) {
            case GIVE ->
                "t" + step.arg(0) + " is " + WakeWords.flags(step.arg(2))
                        + (step.arg(1) == 0 ? " without a scheduler" : "");
            case BLOCK -> "block t" + step.arg(0) + irqs(step);
            case TIMEOUT ->
                "block t" + step.arg(0) + " for " + WakeWords.span(step.args().get(2)) + irqs(step);
            case WAKE -> "wake t" + step.arg(0) + irqs(step);
            case START ->
                "t" + step.arg(0) + " runs, and blocks itself"
                        + (step.args().get(1) == 0
                                ? ""
                                : " for " + WakeWords.span(step.args().get(1)));
            case ROUSE -> "wake t" + step.arg(0);
            default -> "yield for " + WakeWords.span(step.args().get(0));
        };
    }

    private static String irqs(Step step) {
        return step.arg(1) == 0 ? "" : " with interrupts disabled";
    }
}
