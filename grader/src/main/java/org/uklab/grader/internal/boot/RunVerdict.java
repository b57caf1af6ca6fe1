/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uklab.exercises.Limits;
import org.uklab.grader.Report.Place;
import org.uklab.grader.Verdict;
import org.uklab.grader.internal.Ending;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Phase;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunEnd.Ended;
import org.uklab.vmpool.RunEnd.TimedOut;
import org.uklab.vmpool.RunEnd.TimedOut.Why;
import org.uklab.vmpool.RunResult;

/** Say what the end of a run means for its attempt, in words for a student. */
public final class RunVerdict {
    /** What assertions and crashes begin with, for those who know no more. */
    private static final Pattern PLACE = Pattern.compile("^\\S+:[0-9]+: (?:Assertion failure: )?");

    private static final String NO_CODE =
            "The processor met something that is no instruction: a jump into nowhere, or __builtin_trap.";
    private static final String NO_MEMORY =
            "There is no memory at that address, or not for this; often the pointer was null, or already freed.";
    private static final Map<String, String> HINTS = Map.of(
            "divide error",
            "Something was divided by zero.",
            "invalid opcode",
            NO_CODE,
            "invalid instruction",
            NO_CODE,
            "double fault",
            "Often a stack that overflowed.",
            "general protection fault",
            "Often a wild pointer.",
            "page fault",
            NO_MEMORY,
            "data abort",
            NO_MEMORY,
            "instruction abort",
            "A call or a return led to where no code is: often a null function pointer, or a broken stack.");

    private RunVerdict() {}

    /**
     * Give the ending, or nothing if the guest ended by itself and the checks decide.
     *
     * @param reached the phase in which it ended
     * @param backtrace see {@link Ending#backtrace}
     * @param during what the test was about then, such as "step 2 of trial 1 (...)"; empty if unknown
     */
    public static Optional<Ending> of(RunEnd end, Phase reached, Limits limits, List<Place> backtrace, String during) {
        String then = during.isEmpty() ? "" : " It was in " + during + ".";
        if (end instanceof Ended ended) {
            return ended(ended, word(reached), Backtrace.words(backtrace), then).map(how -> how.at(backtrace));
        }
        if (end instanceof TimedOut late) {
            return Optional.of(Ending.in(Verdict.TIMED_OUT, word(late.phase()), late(late, limits, backtrace) + then)
                    .at(backtrace));
        }
        if (end instanceof RunEnd.OutputLimit flood) {
            return Optional.of(Ending.in(Verdict.OUTPUT_LIMIT, word(reached), flood(flood, limits) + then)
                    .what(flood.what()));
        }
        if (end instanceof RunEnd.Died died) {
            return Optional.of(Ending.in(
                    Verdict.CRASHED,
                    word(reached),
                    "The kernel died without a word: " + died.how()
                            + ". Usually the stack or the exception tables were overwritten; look for a wild pointer."
                            + then));
        }
        if (end instanceof RunEnd.BrokenChannel broken) {
            return Optional.of(tampered(broken.why()));
        }
        return Optional.of(Ending.of(
                Verdict.INFRASTRUCTURE,
                "The machine did not work: " + ((RunEnd.Infrastructure) end).why() + ". This is not your fault."));
    }

    /** End an attempt whose observations cannot be believed. */
    public static Ending tampered(String why) {
        return Ending.in(
                        Verdict.FAILED,
                        "test",
                        "What the kernel sent to the grader is damaged (" + why
                                + "), so nothing of it counts. A wild pointer can"
                                + " do that. A human may look at this attempt.")
                .flagged();
    }

    /** End an attempt whose observations nobody made who tests; see {@link org.uklab.exercises.Judge#forged}. */
    static Ending forged(String why) {
        return Ending.in(
                        Verdict.FAILED,
                        "test",
                        "What the kernel sent to the grader does not come from the test (" + why
                                + "), so nothing of it counts. A human may look at this attempt.")
                .flagged();
    }

    /** End an attempt whose kernel changed what no kernel may; {@code place} as in {@link RunResult#altered}. */
    static Ending altered(String place) {
        return Ending.in(
                        Verdict.FAILED,
                        "test",
                        "Code or constants of the kernel were changed while it ran (" + place
                                + "), so nothing that it did counts. They are mapped read-only: it takes more than a"
                                + " wild pointer. A human may look at this attempt.")
                .flagged();
    }

    private static Optional<Ending> ended(Ended ended, String phase, String where, String then) {
        String text = ended.text().strip();
        String said = where.isEmpty() ? text : PLACE.matcher(text).replaceFirst("");
        String words = said.isEmpty() ? "" : ": " + said;
        String place = where.isEmpty() ? "" : " It happened at " + where + ".";
        String when = place + then;
        EndKind kind = ended.kind();
        return switch (kind) {
            case MAIN, EXIT -> Optional.empty();
            case ASSERT -> crashed(phase, "The kernel panicked on a failed assertion" + words + "." + when);
            case CRASH -> crashed(phase, "The kernel panicked" + words + "." + when);
            case TRAP -> crashed(phase, "The kernel panicked" + words + "." + when + hint(text));
            case HALT -> crashed(phase, "The kernel was halted before the test was over" + words + "." + when);
            case TAG ->
                crashed(phase, "The kernel used memory through a pointer with another tag" + words + "." + when);
            case INIT -> crashed(phase, "The kernel did not start: an initialiser failed" + words + "." + when);
        };
    }

    private static Optional<Ending> crashed(String phase, String message) {
        return Optional.of(Ending.in(Verdict.CRASHED, phase, message));
    }

    /** By the kernel's own words: numbers of exceptions are the architecture's. */
    private static String hint(String text) {
        for (Map.Entry<String, String> hint : HINTS.entrySet()) {
            if (text.startsWith(hint.getKey())) {
                return " " + hint.getValue();
            }
        }
        return "";
    }

    private static String late(TimedOut late, Limits limits, List<Place> backtrace) {
        boolean booting = late.phase() == Phase.BOOT;
        if (late.why() == Why.IDLE) {
            return "The kernel stopped in the middle of " + (booting ? "its start" : "the test")
                    + ": every thread waits, and no timer is set, or interrupts are off, so nothing will ever wake one."
                    + " Look for a thread that nobody wakes, or that is on no list of its scheduler."
                    + (backtrace.stream().anyMatch(Place::yours) ? stopped(backtrace) : "");
        }
        return (booting
                        ? "The kernel did not come up within " + limits.boot().toMillis()
                                + " ms. Something loops or waits for ever before the test begins."
                        : "The test did not end within " + limits.test().toMillis()
                                + " ms. Look for an endless loop, a list that became a ring, interrupts left disabled,"
                                + " or a thread that is never woken.")
                + stopped(backtrace);
    }

    private static String stopped(List<Place> backtrace) {
        String where = Backtrace.words(backtrace);
        return where.isEmpty() ? "" : " It was stopped at " + where + ".";
    }

    private static String flood(RunEnd.OutputLimit flood, Limits limits) {
        return flood.what().equals("console")
                ? "The kernel printed more than " + limits.consoleBytes()
                        + " bytes, so it was stopped. Look for a print in an endless loop."
                : "The kernel sent more than " + limits.channelBytes()
                        + " bytes to the grader, so it was stopped. Look for an endless loop.";
    }

    private static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
