/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.context.Report.Landing;
import org.uklab.exercises.internal.judging.Findings;

/** Compare what was seen after one switch with the contract. One thread. */
final class StepJudge {
    private final Findings findings;
    private final Books books;
    private final int number;
    private final Report report;
    private final Registers registers;
    private final Arena arena;
    private final Words words;
    private final int from;
    private final int to;

    StepJudge(Findings findings, Books books, int number, Report report, Registers registers) {
        this.findings = findings;
        this.books = books;
        this.number = number;
        this.report = report;
        this.registers = registers;
        this.arena = report.arena();
        this.words = new Words(books, number, arena, registers);
        this.from = books.running();
        this.to = books.step(number).to();
    }

    /** Judge, and say whether control is where it belongs. */
    boolean judge() {
        stored();
        boolean there = report.landing().equals(books.landing(to));
        if (books.fresh(to)) {
            fresh(there);
        } else if (books.many(to, number)) {
            resumedAfterMany(there);
        } else {
            resumed(there);
        }
        if (there) {
            stacks();
            structs();
            flags();
        }
        return there;
    }

    private void stored() {
        long ip = report.words().getOrDefault(Arena.ipWord(from), arena.staleIp());
        long sp = report.words().getOrDefault(Arena.spWord(from), arena.staleSp());
        long spAtCall = arena.sp(from, books.step(number).depth());
        boolean right = ip != arena.staleIp() && sp >= arena.stackBase(from) && sp <= spAtCall;
        findings.compare(
                right,
                books.fresh(to) ? SwitchSituation.LEFT_FOR_FRESH : SwitchSituation.LEFT_FOR_LEFT,
                number,
                () -> Words.name(from) + ".ip is stored, and " + Words.name(from) + ".sp is " + words.address(spAtCall)
                        + " or lower on that stack",
                () -> "ip is " + (ip == arena.staleIp() ? "not stored" : words.value(ip)) + ", and sp is "
                        + (sp == arena.staleSp() ? "not stored" : words.address(sp)));
    }

    private void fresh(boolean there) {
        Kind kind = books.trial().contexts().get(to).kind();
        SwitchSituation situation = kind.function()
                ? SwitchSituation.FUNCTION_STARTED
                : kind == Kind.JUMP ? SwitchSituation.JUMP_STARTED : SwitchSituation.BARE_STARTED;
        place(situation, there, there && spRight());
        if (there && kind.promisesRegisters()) {
            startRegisters(kind);
        }
    }

    private void startRegisters(Kind kind) {
        boolean keep = books.trial().contexts().get(to).keepRegs();
        for (int register : registers.saved()) {
            boolean zero = !keep || register == registers.framePointer();
            long wanted = zero ? 0 : books.trial().register(number, register, arena.pads());
            if (!startsWith(register, wanted, zero ? "" : " as when " + Words.name(from) + " was left")) {
                return;
            }
        }
        for (int a = 0; a < (keep ? kind.arguments() : 2); a++) {
            boolean given = a < kind.arguments();
            long wanted = given ? books.trial().argument(to, a, arena.pads()) : 0;
            if (!startsWith(registers.argument(a), wanted, given ? ", argument " + a : "")) {
                return;
            }
        }
        findings.right(keep ? SwitchSituation.KEPT : SwitchSituation.CLEARED);
        if (kind.arguments() > 0) {
            findings.right(SwitchSituation.ARGUMENTS_ARRIVED);
        }
    }

    private boolean startsWith(int register, long wanted, String because) {
        long seen = report.registers().get(register);
        if (seen != wanted) {
            findings.wrong(
                    SwitchAspect.START_REGISTERS,
                    number,
                    () -> registers.name(register) + " is " + Words.hex(wanted) + because,
                    () -> words.value(seen));
        }
        return seen == wanted;
    }

    private void resumed(boolean there) {
        place(SwitchSituation.RESUMED, there, there);
        if (!there) {
            return;
        }
        findings.compare(
                spRight(),
                SwitchSituation.STACK_POINTER_BACK,
                number,
                () -> registers.name(registers.stackPointer()) + " is " + words.address(spWanted()) + ", as before "
                        + Words.name(to) + " called",
                () -> words.address(sp()));
        Optional<Integer> lost = lost();
        if (lost.isPresent()) {
            lost(SwitchAspect.REGISTERS, lost.get());
            return;
        }
        findings.right(SwitchSituation.REGISTERS_BACK);
        if (books.trial().wide()) {
            findings.right(SwitchSituation.WIDE_REGISTERS_BACK);
        }
    }

    private void resumedAfterMany(boolean there) {
        Optional<Integer> lost = there ? lost() : Optional.empty();
        if (lost.isPresent()) {
            lost(SwitchAspect.MANY, lost.get());
        } else {
            place(SwitchSituation.RESUMED_AFTER_MANY, there, there && spRight());
        }
    }

    /** Find the first register that is not what it was. */
    private Optional<Integer> lost() {
        return registers.saved().stream()
                .filter(r -> report.registers().get(r) != valueWhenLeft(r))
                .findFirst();
    }

    private long valueWhenLeft(int register) {
        return books.trial().register(books.leftIn(to), register, arena.pads());
    }

    private void lost(SwitchAspect aspect, int register) {
        findings.wrong(
                aspect,
                number,
                () -> registers.name(register) + " is " + Words.hex(valueWhenLeft(register)) + ", as when "
                        + Words.name(to) + " was left",
                () -> words.value(report.registers().get(register)));
    }

    /** Take down where control got to and, where it counts, with which stack pointer. */
    private void place(SwitchSituation situation, boolean there, boolean right) {
        Landing wanted = books.landing(to);
        findings.compare(
                right,
                situation,
                number,
                () -> Words.name(to) + " goes on " + words.landing(wanted) + withSp(there, spWanted()),
                () -> "control gets to where it is " + words.landing(report.landing()) + withSp(there, sp()));
    }

    private String withSp(boolean there, long sp) {
        return there ? ", with " + registers.name(registers.stackPointer()) + " " + words.address(sp) : "";
    }

    private boolean spRight() {
        return sp() == spWanted();
    }

    private long sp() {
        return report.registers().get(registers.stackPointer());
    }

    private long spWanted() {
        return books.sp(to, arena, registers);
    }

    /** What lies below the stack pointers of the two is the switch's to use, and nothing else. */
    private void stacks() {
        long leftSp = arena.sp(from, books.step(number).depth());
        List<Integer> wrong = new ArrayList<>();
        for (int word : report.words().keySet()) {
            long at = arena.address(word);
            int owner = arena.stackOf(at);
            boolean free = (owner == from && at < leftSp) || (owner == to && at < spWanted());
            if (!Arena.inStructs(word) && !free) {
                wrong.add(word);
            }
        }
        findings.compare(
                wrong.isEmpty() && report.changed() == report.words().size(),
                books.fresh(to) ? SwitchSituation.STACKS_WHEN_FRESH : SwitchSituation.STACKS_WHEN_LEFT,
                number,
                () -> "nothing is written at or above a stack pointer",
                () -> wrong.isEmpty()
                        ? report.changed() + " words are written"
                        : "the word at " + words.address(arena.address(wrong.get(0))) + " becomes "
                                + words.value(report.words().getOrDefault(wrong.get(0), 0L)));
    }

    private void structs() {
        int[] wrong = report.words().keySet().stream()
                .filter(word -> Arena.inStructs(word) && word != Arena.ipWord(from) && word != Arena.spWord(from))
                .mapToInt(word -> word)
                .toArray();
        findings.compare(
                wrong.length == 0,
                books.fresh(to) ? SwitchSituation.STRUCTS_WHEN_FRESH : SwitchSituation.STRUCTS_WHEN_LEFT,
                number,
                () -> "only " + Words.name(from) + ".ip and " + Words.name(from) + ".sp are written",
                () -> IntStream.of(wrong)
                                .mapToObj(Words::structWord)
                                .findFirst()
                                .orElse("") + " becomes "
                        + words.value(report.words().getOrDefault(wrong[0], 0L)));
    }

    private void flags() {
        boolean off = books.trial().irqsOff();
        boolean seenOff = registers.irqsOff(report.flags());
        boolean clear = registers.directionClear(report.flags());
        findings.compare(
                seenOff == off && clear,
                off ? SwitchSituation.IRQS_STAYED_OFF : SwitchSituation.IRQS_STAYED_ON,
                number,
                () -> "interrupts are " + Words.enabled(off) + " as before" + direction(true),
                () -> "interrupts are " + Words.enabled(seenOff) + direction(clear));
    }

    private String direction(boolean clear) {
        return registers.hasDirection() ? ", and the direction flag is " + (clear ? "clear" : "set") : "";
    }
}
