/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.util.List;
import java.util.StringJoiner;
import org.uklab.exercises.internal.allocator.Report.Fault;
import org.uklab.exercises.internal.allocator.Report.Memory;

/** Say what is asked and seen in words for a student. Any thread. */
final class Words {
    private static final int STEPS_TOLD = 6;

    private Words() {}

    static String place(int place) {
        return switch (place) {
            case Report.NOWHERE -> "NULL";
            case Report.ELSEWHERE -> "an address outside of the arena";
            default -> String.format("+0x%x", place);
        };
    }

    static String fault(Fault fault) {
        if (fault.none()) {
            return "no fault";
        }
        return "a tag fault: " + (fault.write() ? "write" : "read") + " at " + place(fault.place())
                + ", pointer has tag " + fault.tag() + ", memory has tag " + fault.found()
                + (fault.count() > 1 ? "; and " + (fault.count() - 1) + " more" : "");
    }

    static String tagged(Memory memory, int granules) {
        return memory.differing() + " of " + granules + " granules have another tag than " + memory.tag();
    }

    /** Say what led to a step, the step included. */
    static String story(int trialNumber, List<Step> trial, int number) {
        StringJoiner story = new StringJoiner("; ");
        int from = Math.max(0, number - STEPS_TOLD);
        if (from > 0) {
            story.add("...");
        }
        trial.subList(from, number).forEach(step -> story.add(step(step)));
        return "step " + number + " of trial " + (trialNumber + 1) + " (" + story + ")";
    }

    static String step(Step step) {
        String p = "p" + step.slot();
        String old = "old " + p;
        return switch (step.op()) {
            case MALLOC -> p + " = malloc(" + step.value() + ")";
            case CALLOC -> p + " = calloc(" + step.count() + ", " + step.value() + ")";
            case MEMALIGN -> p + " = memalign(" + step.count() + ", " + step.value() + ")";
            case POSIX_MEMALIGN -> "posix_memalign(&" + p + ", " + step.count() + ", " + step.value() + ")";
            case REALLOC -> p + " = realloc(" + p + ", " + step.value() + ")";
            case FREE -> "free(" + p + ")";
            case READ -> "read " + at(p, step.value());
            case WRITE -> "write " + at(p, step.value());
            case READ_OLD -> "read " + at(old, step.value());
            case WRITE_OLD -> "write " + at(old, step.value());
            case FREE_OLD -> "free(" + old + ")";
            case ROW ->
                step.count() + " times malloc(" + step.value() + "), every second one freed and allocated again";
            case CHURN -> step.count() + " times malloc(" + step.value() + ") and free";
        };
    }

    private static String at(String pointer, int distance) {
        return pointer + "[" + distance + "]";
    }
}
