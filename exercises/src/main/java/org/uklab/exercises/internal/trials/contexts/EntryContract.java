/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Judge how fresh contexts are made and begin (contract 2.1). Any thread. */
public final class EntryContract implements Contract {
    static final int MAKE = 1;
    static final int ENTER = 2;

    /** Marks the name of a value that the agent laid out; its letters follow, the first in the lowest byte. */
    static final long NAMED = 1L << 62;

    private static final long NO_MEMORY = -1;

    private static final Case JUMP_STARTS = new Case("start", "it was made to jump to an address");
    private static final Case CALL_STARTS = new Case("start", "it was made to call a function");
    private static final Case CALL_STARTS_WITH = new Case("start", "it was made to call a function with arguments");
    private static final Case JUMP_SP = new Case("stack-pointer", "it was made to jump to an address");
    private static final Case CALL_SP = new Case("stack-pointer", "it was made to call a function");
    private static final Case ONE_ARGUMENT = new Case("arguments", "there is one");
    private static final Case TWO_ARGUMENTS = new Case("arguments", "there are two");
    private static final Case WIDE_ARGUMENTS = new Case("arguments", "they use all their bits");
    private static final Case ARGUMENTS_KEPT = new Case("arguments", "another context was made meanwhile");
    private static final Case JUMP_CLEARED = new Case("cleared", "keep_regs is 0 and it jumps to an address");
    private static final Case CALL_CLEARED = new Case("cleared", "keep_regs is 0 and it calls a function");
    private static final Case JUMP_KEPT = new Case("kept", "keep_regs is 1 and it jumps to an address");
    private static final Case CALL_KEPT = new Case("kept", "keep_regs is 1 and it calls a function");
    private static final Case FRAME_CLEARED = new Case("frame-pointer", "keep_regs is 0");
    private static final Case FRAME_NOT_KEPT = new Case("frame-pointer", "keep_regs is 1");
    private static final Case RETURN = new Case("return-address", "a function begins");
    private static final Case STACK = new Case("stack", "contexts were made and one began");

    @Override
    public List<Case> cases() {
        return List.of(
                JUMP_STARTS,
                CALL_STARTS,
                CALL_STARTS_WITH,
                JUMP_SP,
                CALL_SP,
                ONE_ARGUMENT,
                TWO_ARGUMENTS,
                WIDE_ARGUMENTS,
                ARGUMENTS_KEPT,
                JUMP_CLEARED,
                CALL_CLEARED,
                JUMP_KEPT,
                CALL_KEPT,
                FRAME_CLEARED,
                FRAME_NOT_KEPT,
                RETURN,
                STACK);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return EntryDraw.trials(draw, extra);
    }

    @Override
    public Model begin() {
        return new Books();
    }

    @Override
    public String words(Step step) {
        String name = "c" + step.arg(0);
        if (step.op() == ENTER) {
            return "begin " + name;
        }
        Made made = Made.by(step);
        String how = made.kind() == 0 ? "init" : "init_entry" + made.arguments();
        return "make " + name + " (" + how + ", keep_regs " + (made.keepRegs() ? 1 : 0) + ")";
    }

    /** How a context was made; kind 0 jumps, any other calls a function. */
    private record Made(int context, int kind, boolean keepRegs, boolean wide, long argument0, long argument1) {
        static Made by(Step step) {
            return new Made(
                    step.arg(0),
                    step.arg(1),
                    step.arg(2) != 0,
                    step.arg(4) != 0,
                    step.args().get(5),
                    step.args().get(6));
        }

        int arguments() {
            return Math.max(kind - 1, 0);
        }

        boolean function() {
            return kind > 0;
        }

        /** What is in an argument register when the context begins; null if nothing is promised. */
        @Nullable
        Long argument(int number) {
            if (number >= arguments()) {
                return keepRegs ? null : 0L;
            }
            return wide ? (number == 0 ? argument0 : argument1) : named("a" + number + "c" + context);
        }
    }

    private static final class Books implements Model {
        private final Map<Integer, Made> made = new HashMap<>();
        private boolean another;

        @Override
        public List<Answer> answers(Step step) {
            if (step.op() == MAKE) {
                another = !made.isEmpty();
                made.put(step.arg(0), Made.by(step));
                return List.of();
            }
            Made one = made.getOrDefault(step.arg(0), new Made(0, 0, false, false, 0, 0));
            return began(one);
        }

        private List<Answer> began(Made one) {
            List<Answer> answers = new ArrayList<>();
            answers.add(Answer.is(start(one), "control gets to", 0, v -> v == 0 ? "its entry" : place(v)));
            answers.add(Answer.is(
                    one.function() ? CALL_SP : JUMP_SP,
                    one.function() ? "the stack pointer above the return address" : "the stack pointer",
                    0,
                    EntryContract::distance));
            for (int number = 0; number < 2; number++) {
                answers.add(argument(one, number));
            }
            answers.add(value(one.keepRegs() ? FRAME_NOT_KEPT : FRAME_CLEARED, "the frame pointer", 0));
            String cleared = "the first argument or callee-saved register that is not zero";
            Case whenCleared = one.function() ? CALL_CLEARED : JUMP_CLEARED;
            answers.add(one.keepRegs() ? Answer.free(0) : Answer.is(whenCleared, cleared, 0, EntryContract::register));
            String kept = "the first callee-saved register that is not as it was";
            Case whenKept = one.function() ? CALL_KEPT : JUMP_KEPT;
            answers.add(one.keepRegs() ? Answer.is(whenKept, kept, 0, EntryContract::register) : Answer.free(0));
            answers.add(one.function() ? value(RETURN, "the return address", 0) : Answer.free(0));
            answers.add(Answer.is(STACK, "words written at or above a stack pointer", 0));
            return answers;
        }

        private static Case start(Made one) {
            return one.arguments() > 0 ? CALL_STARTS_WITH : one.function() ? CALL_STARTS : JUMP_STARTS;
        }

        private Answer argument(Made one, int number) {
            Long expected = one.argument(number);
            if (expected == null) {
                return Answer.free(0);
            }
            if (number >= one.arguments()) {
                Case about = one.function() ? CALL_CLEARED : JUMP_CLEARED;
                return value(about, "argument register " + number, expected);
            }
            Case about = one.wide()
                    ? WIDE_ARGUMENTS
                    : another ? ARGUMENTS_KEPT : one.arguments() == 1 ? ONE_ARGUMENT : TWO_ARGUMENTS;
            return value(about, "argument " + number, expected);
        }

        private static Answer value(Case about, String what, long expected) {
            LongFunction<String> words = v -> v == 0 ? "0" : place(v);
            return Answer.is(about, what, expected, words);
        }
    }

    private static String distance(long bytes) {
        if (bytes == 0) {
            return "as given";
        }
        return Math.abs(bytes) < 4096
                ? Math.abs(bytes) + " bytes " + (bytes < 0 ? "below" : "above") + " the given one"
                : "somewhere else";
    }

    private static String register(long value) {
        return value == 0 ? "none" : letters(value);
    }

    private static String place(long value) {
        if (value == NO_MEMORY) {
            return "nothing, since there is no stack";
        }
        if (value >>> Integer.SIZE != NAMED >>> Integer.SIZE) {
            return "0x" + Long.toHexString(value);
        }
        String letters = letters(value);
        return switch (letters) {
            case "a0c0", "a1c0", "a0c1", "a1c1" ->
                "what was given as argument " + letters.charAt(1) + " of c" + letters.charAt(3);
            case "used" -> "what lay at or above the stack pointer";
            case "free" -> "what lay below the stack pointer";
            default -> "what " + letters + " held before";
        };
    }

    /** Give the number for a name of up to four letters. */
    static long named(String letters) {
        long packed = NAMED;
        byte[] bytes = letters.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            packed |= (long) bytes[i] << (Byte.SIZE * i);
        }
        return packed;
    }

    private static String letters(long value) {
        StringBuilder letters = new StringBuilder();
        for (long rest = value & 0xffff_ffffL; rest != 0; rest >>>= Byte.SIZE) {
            letters.append((char) Math.max(rest & 0x7f, ' '));
        }
        return letters.toString();
    }
}
