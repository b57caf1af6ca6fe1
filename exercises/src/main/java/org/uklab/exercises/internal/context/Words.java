/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.uklab.exercises.internal.context.Report.Landing;

/** Say what is asked and seen at one step in words for a student. Any thread. */
final class Words {
    private static final int STEPS_TOLD = 8;

    private final Books books;
    private final int number;
    private final Arena arena;
    private final Registers registers;

    Words(Books books, int number, Arena arena, Registers registers) {
        this.books = books;
        this.number = number;
        this.arena = arena;
        this.registers = registers;
    }

    static String name(int context) {
        return "c" + context;
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    static String enabled(boolean irqsOff) {
        return irqsOff ? "disabled" : "enabled";
    }

    static String structWord(int word) {
        int context = Arena.structOf(word);
        String field = word == Arena.ipWord(context)
                ? ".ip"
                : word == Arena.spWord(context)
                        ? ".sp"
                        : word < Arena.ipWord(context) ? ", the word before it," : ", the word behind it,";
        return name(context) + field;
    }

    /** Say what led to a step, the step included. */
    static String place(int trialNumber, Trial trial, int step) {
        StringJoiner story = new StringJoiner(" -> ");
        int from = Math.max(0, step - STEPS_TOLD);
        story.add(from > 0 ? "..." : describe(trial, 0, false));
        for (int at = from; at < step; at++) {
            int to = trial.steps().get(at).to();
            boolean first = trial.steps().subList(0, at).stream().noneMatch(s -> s.to() == to);
            story.add(describe(trial, to, first));
        }
        return "switch " + step + " of trial " + (trialNumber + 1) + " (" + story + ")";
    }

    private static String describe(Trial trial, int context, boolean first) {
        Context made = trial.contexts().get(context);
        String how = switch (made.kind()) {
            case RUNS -> "";
            case BARE -> " (init_bare)";
            case JUMP -> " (init, keep_regs " + (made.keepRegs() ? 1 : 0) + ")";
            default -> " (init_entry" + made.kind().arguments() + ", keep_regs " + (made.keepRegs() ? 1 : 0) + ")";
        };
        return name(context) + (first ? how : "");
    }

    /** Say where control is. */
    String landing(Landing landing) {
        return switch (landing.where()) {
            case NOWHERE -> "nowhere";
            case ENTRY -> "at the beginning of " + name(landing.number());
            case SITE -> site(landing.number());
            case PAD -> "no place to go: at " + value(Arena.pad(arena.pads(), landing.number()));
        };
    }

    private String site(int site) {
        if (site == books.step(number).site()) {
            return "behind the very call that left " + name(books.running());
        }
        List<Integer> waiting = books.waitingAt(site);
        return waiting.isEmpty()
                ? "behind a call that nobody waits in"
                : "behind the call of " + waiting.stream().map(Words::name).collect(Collectors.joining(" and "));
    }

    /** Say where an address lies, seen from the stack pointer that belongs there. */
    String address(long address) {
        int owner = arena.stackOf(address);
        if (owner < 0) {
            return address == arena.staleSp() ? "nowhere: nobody stored it" : value(address);
        }
        long sp = owner == books.running()
                ? arena.sp(owner, books.step(number).depth())
                : owner < books.trial().contexts().size() ? books.sp(owner, arena, registers) : address;
        long offset = address - sp;
        String from = owner == books.running() ? "at its call" : "when it goes on";
        return hex(address) + " (on the stack of " + name(owner)
                + (offset == 0
                        ? ", its stack pointer " + from
                        : ", " + Math.abs(offset) + " bytes " + (offset < 0 ? "below" : "above") + " its stack pointer "
                                + from)
                + ")";
    }

    /** Say a value, and where it is known from. */
    String value(long value) {
        Map<Integer, Integer> left = new TreeMap<>(books.leftIn());
        left.put(books.running(), number);
        for (Map.Entry<Integer, Integer> context : left.entrySet()) {
            for (int register : registers.saved()) {
                if (value == books.trial().register(context.getValue(), register, arena.pads())) {
                    return hex(value) + ", which is what " + registers.name(register) + " was when "
                            + name(context.getKey()) + " was left";
                }
            }
        }
        int pad = arena.padAt(value);
        if (pad == Arena.PAD_LEFT) {
            return hex(value) + ", the ip that nobody stored";
        }
        if (pad >= Arena.PAD_LIVE) {
            return hex(value) + ", a word that lay " + (pad < Arena.PAD_DEAD ? "above" : "below") + " a stack pointer";
        }
        return arena.stackOf(value) >= 0 ? address(value) : hex(value);
    }
}
