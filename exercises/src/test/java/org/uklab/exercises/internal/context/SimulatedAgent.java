/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.uklab.exercises.internal.context.Report.Landing;
import org.uklab.exercises.internal.context.Report.Where;

/** The agent in Java: performs a scenario on a simulated processor, and writes reports as bytes. One thread. */
final class SimulatedAgent {
    static final Arena ARENA = new Arena(0x10_0000, 0x20_0000);
    private static final long ENTRIES = 0x28_0000;
    private static final long SITES = 0x29_0000;
    private static final int FILLERS = 255;
    private static final int MOST_LISTED = 64;
    private static final Registers REGISTERS = Registers.X86_64;

    private final SimulatedProcessor processor;
    private final List<byte[]> reports = new ArrayList<>();
    private boolean strayed;

    private SimulatedAgent(Assembly solution) {
        processor = new SimulatedProcessor(ARENA, solution);
    }

    /** Perform a scenario; the reports end where the solution crashes. */
    static List<byte[]> perform(Scenario scenario, Assembly solution) {
        SimulatedAgent agent = new SimulatedAgent(solution);
        try {
            for (int number = 0; number < scenario.trials().size(); number++) {
                Trial trial = scenario.trials().get(number);
                if (!trial.wide() || !agent.strayed) {
                    agent.perform(number, trial);
                }
            }
        } catch (SimulatedProcessor.CrashException crash) {
            // as in a guest: there are no more reports
        }
        return agent.reports;
    }

    private void perform(int number, Trial trial) {
        fill(0, Arena.WORDS, Arena.PAD_LIVE);
        Map<Integer, Long> structs = new TreeMap<>();
        for (int c = 0; c < trial.contexts().size(); c++) {
            make(c, trial);
            structs.put(Arena.ipWord(c), processor.arena[Arena.ipWord(c)]);
            structs.put(Arena.spWord(c), processor.arena[Arena.spWord(c)]);
        }
        reports.add(bytes(new Report(number, 0, ARENA, new Landing(Where.NOWHERE, 0), List.of(), 0, 0, structs)));
        Books books = Books.before(trial);
        boolean there = true;
        for (int at = 1; at <= trial.steps().size() && there; at++) {
            Report report = step(number, at, books);
            reports.add(bytes(report));
            there = report.landing().equals(books.landing(books.step(at).to()));
            books = books.after(at);
        }
        strayed |= !there;
    }

    private void make(int c, Trial trial) {
        Context how = trial.contexts().get(c);
        long entry = ENTRIES + c;
        long sp = ARENA.sp(c, how.depth());
        fillBelow(c, sp);
        List<Long> pushed = new ArrayList<>();
        if (how.kind().function()) {
            pushed.add(0L);
        }
        if (how.kind().promisesRegisters()) {
            pushed.add(entry);
        }
        for (int a = how.kind().arguments() - 1; a >= 0; a--) {
            pushed.add(trial.argument(c, a, ARENA.pads()));
        }
        long ip = switch (how.kind()) {
            case RUNS -> ARENA.staleIp();
            case BARE -> entry;
            case JUMP, ENTRY0 -> SimulatedProcessor.JUMP;
            case ENTRY1 -> SimulatedProcessor.POP1;
            case ENTRY2 -> SimulatedProcessor.POP2;
        };
        if (how.kind().promisesRegisters() && !how.keepRegs()) {
            pushed.add(ip);
            ip = SimulatedProcessor.CLEAR_REGS;
        }
        for (long value : pushed) {
            sp -= 8;
            processor.store(sp, value);
        }
        set(c, ip, how.kind() == Kind.RUNS ? ARENA.staleSp() : sp);
    }

    private Report step(int trialNumber, int at, Books books) {
        Trial trial = books.trial();
        Step step = books.step(at);
        int from = books.running();
        long sp = ARENA.sp(from, step.depth());
        books.leftIn().keySet().forEach(this::useStackBelow);
        int base = (int) ((ARENA.stackBase(from) - ARENA.base()) / 8);
        fill(base, base + 256, Arena.PAD_LIVE);
        fillBelow(from, sp);
        set(from, ARENA.staleIp(), ARENA.staleSp());
        for (int r = 0; r < REGISTERS.count(); r++) {
            processor.registers[r] = trial.register(at, r, ARENA.pads());
        }
        processor.registers[REGISTERS.stackPointer()] = sp;
        processor.registers[REGISTERS.argument(0)] = ARENA.address(Arena.ipWord(from));
        processor.registers[REGISTERS.argument(1)] = ARENA.address(Arena.ipWord(step.to()));
        processor.flags = 2 | (trial.irqsOff() ? 0 : SimulatedProcessor.INTERRUPTS);
        long[] before = processor.arena.clone();
        Landing landing = landing(processor.call(SITES + step.site()));
        Map<Integer, Long> changed = new TreeMap<>();
        int count = 0;
        for (int w = 0; w < before.length; w++) {
            if (before[w] != processor.arena[w] && count++ < MOST_LISTED) {
                changed.put(w, processor.arena[w]);
            }
        }
        List<Long> registers = Arrays.stream(processor.registers).boxed().toList();
        return new Report(trialNumber, at, ARENA, landing, registers, processor.flags, count, changed);
    }

    private static Landing landing(long ip) {
        if (ip >= SITES && ip < SITES + Arena.SITES) {
            return new Landing(Where.SITE, (int) (ip - SITES));
        }
        if (ip >= ENTRIES && ip < ENTRIES + Arena.MAX_CONTEXTS) {
            return new Landing(Where.ENTRY, (int) (ip - ENTRIES));
        }
        if (ARENA.padAt(ip) < 0) {
            throw new SimulatedProcessor.CrashException("no code at " + Words.hex(ip));
        }
        return new Landing(Where.PAD, ARENA.padAt(ip));
    }

    private void set(int c, long ip, long sp) {
        processor.arena[Arena.ipWord(c)] = ip;
        processor.arena[Arena.spWord(c)] = sp;
    }

    private void useStackBelow(int c) {
        long sp = processor.arena[Arena.spWord(c)];
        if (sp >= ARENA.sp(c, 64) && sp <= ARENA.sp(c, 0)) {
            fillBelow(c, sp & ~7);
        }
    }

    private void fillBelow(int c, long sp) {
        fill((int) ((ARENA.stackBase(c) - ARENA.base()) / 8), (int) ((sp - ARENA.base()) / 8), Arena.PAD_DEAD);
    }

    private void fill(int from, int to, int kind) {
        for (int w = from; w < to; w++) {
            processor.arena[w] = Arena.pad(ARENA.pads(), kind + w % FILLERS);
        }
    }

    static byte[] bytes(Report report) {
        ByteBuffer out = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) report.trial()).putShort((short) report.step());
        out.putLong(report.arena().base()).putLong(report.arena().pads());
        out.put((byte) List.of(Where.values()).indexOf(report.landing().where()));
        out.putShort((short) report.landing().number());
        out.put((byte) report.registers().size());
        report.registers().forEach(out::putLong);
        out.putLong(report.flags()).putShort((short) report.changed());
        out.put((byte) report.words().size());
        report.words().forEach((word, value) -> out.putShort((short) (int) word).putLong(value));
        return Arrays.copyOf(out.array(), out.position());
    }
}
