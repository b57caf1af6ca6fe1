/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.process.Report.Sight;

/** Say what is asked and seen in words for a student. Any thread. */
final class Words {
    private static final int STEPS_TOLD = 8;
    private static final int LARGEST_TID = 0xffff;

    private Words() {}

    static String child(int number) {
        return "c" + number;
    }

    static String word(int number) {
        return number == Scenario.NO_WORD ? "NULL" : "w" + number;
    }

    /** Numbers of threads are small, drawn contents are large. */
    static String value(int value) {
        return value >= 0 && value <= LARGEST_TID ? String.valueOf(value) : String.format("0x%08x", value);
    }

    static String contents(List<Integer> numbers, List<Integer> words) {
        return numbers.stream()
                .map(number -> word(number) + " is " + value(words.get(number)))
                .collect(Collectors.joining(", "));
    }

    static String waiters(List<Integer> numbers) {
        return numbers.isEmpty()
                ? "no waiter"
                : numbers.stream().map(n -> "waiter " + n).collect(Collectors.joining(", "));
    }

    static String tls(long place) {
        if (place == 0) {
            return "0";
        }
        return place == Report.ELSEWHERE ? "something else" : "pool+" + (place - 1);
    }

    /** Say what a child finds when it starts. */
    static String start(long result, Sight sight) {
        return "clone returns " + Errno.result(result) + " to it, its stack pointer is " + sight.below()
                + " bytes below the end of its stack, its TLS register is " + tls(sight.tls())
                + ", and its marker there reads " + value(sight.marker());
    }

    /** Say what led to a step, the step included. */
    static String place(int trialNumber, Trial trial, int step) {
        StringJoiner story = new StringJoiner("; ");
        int from = Math.max(0, step - STEPS_TOLD);
        if (from > 0) {
            story.add("...");
        }
        trial.steps().subList(from, step).forEach(s -> story.add(step(s)));
        return "step " + step + " of trial " + (trialNumber + 1) + " (" + story + ")";
    }

    static String step(Step step) {
        return switch (step.op()) {
            case CLONE -> (step.byMain() ? "" : child(step.by()) + " calls ") + call(step);
            case RUN -> "all others run";
            case WAIT -> "waiter " + step.target() + " waits for " + word(step.ctid());
            case SET_TID_ADDRESS -> child(step.by()) + " calls set_tid_address(" + word(step.ctid()) + ")";
            case END -> child(step.target()) + (step.arg() ? " is terminated" : " ends");
            case COLLECT -> "the idle thread frees memory";
        };
    }

    private static String call(Step step) {
        return "clone " + child(step.target()) + " with " + Flags.words(step.flags()) + ", ptid " + word(step.ptid())
                + ", ctid " + word(step.ctid())
                + (step.fail() > 0 ? " while allocation " + step.fail() + " of it fails" : "");
    }
}
