/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.scheduler.Report.Call;
import org.uklab.exercises.internal.scheduler.Report.ThreadList;

/** Say what is asked and seen in words for a student. Any thread. */
final class Words {
    private static final int STEPS_TOLD = 8;
    private static final int RUNNABLE_FLAG = 0x004;
    private static final int EXITED_FLAG = 0x008;
    private static final List<String> LIST_FAULTS = List.of(
            "a link leads to something that is no thread",
            "a walk along it does not end",
            "its tail pointer is not at the last link",
            "a link back is not at the link before it");

    private Words() {}

    static String thread(int number) {
        if (number >= 0xff) {
            return "something that is no thread";
        }
        return number >= Report.BEFORE ? "k" + (number - Report.BEFORE) : "t" + number;
    }

    static String sched(int number) {
        return switch (number) {
            case Scenario.A -> "A";
            case Scenario.B -> "B";
            case Scenario.RUNNING -> "the running scheduler";
            case Report.NO_SCHED -> "no scheduler";
            default -> "something that is no scheduler";
        };
    }

    static String threads(List<Integer> numbers) {
        return numbers.stream().map(Words::thread).collect(Collectors.joining(", ", "[", "]"));
    }

    static String flags(int flags) {
        String state = exited(flags) ? "exited" : runnable(flags) ? "runnable" : "blocked";
        return String.format("0x%03x, %s", flags, state);
    }

    static boolean exited(int flags) {
        return (flags & EXITED_FLAG) != 0;
    }

    static boolean runnable(int flags) {
        return (flags & RUNNABLE_FLAG) != 0;
    }

    static String enabled(boolean irqsOff) {
        return irqsOff ? "disabled" : "enabled";
    }

    static String list(ThreadList list) {
        StringBuilder words = new StringBuilder(threads(list.threads()));
        for (int bit = 0; bit < LIST_FAULTS.size(); bit++) {
            if ((list.faults() & 1 << bit) != 0) {
                words.append(", and ").append(LIST_FAULTS.get(bit));
            }
        }
        return words.toString();
    }

    static String calls(List<Call> calls) {
        return calls.isEmpty()
                ? "no operation is called"
                : calls.stream().map(Words::call).collect(Collectors.joining(", then "));
    }

    private static String call(Call call) {
        return call.op().name().toLowerCase(Locale.ROOT) + " of " + sched(call.sched()) + " for "
                + thread(call.thread()) + ", which belongs to " + sched(call.threadSched()) + " and is on "
                + listed(call.listed());
    }

    /** Say on which lists a thread is, given a bit for each scheduler. */
    static String listed(int mask) {
        StringJoiner names = new StringJoiner(" and ");
        for (int sched = 0; sched < Scenario.SCHEDS; sched++) {
            if ((mask & 1 << sched) != 0) {
                names.add("the list of " + sched(sched));
            }
        }
        return names.length() == 0 ? "no list" : names.toString();
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
        String irqs = step.irqsOff() ? " with interrupts disabled" : "";
        return switch (step.op()) {
            case ADD ->
                (step.refused()
                                ? "try to assign " + thread(step.thread()) + " to " + sched(step.sched())
                                        + ", which refuses with " + Errno.result(step.answer())
                                : "assign " + thread(step.thread()) + " to " + sched(step.sched()))
                        + irqs;
            case REMOVE -> "unassign " + thread(step.thread()) + irqs;
            case WAKE -> "wake " + thread(step.thread());
            case BLOCK -> "block " + thread(step.thread());
            case ROUND -> "yield";
        };
    }
}
