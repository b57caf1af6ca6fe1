/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.allocator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.uklab.exercises.internal.allocator.Report.Contents;
import org.uklab.exercises.internal.allocator.Report.InRow;
import org.uklab.exercises.internal.allocator.Report.Memory;
import org.uklab.exercises.internal.judging.Draw;

/** The agent in Java: performs a scenario on a simulated kernel, and writes reports as bytes. */
final class SimulatedAgent {
    private static final Memory NOTHING = new Memory(0, 0, 0, 0, Contents.FINE, 0);

    private final SimulatedKernel kernel;
    private final Pointer[] live = new Pointer[Scenario.SLOTS];
    private final Pointer[] old = new Pointer[Scenario.SLOTS];
    private Memory memory = NOTHING;
    private List<InRow> row = new ArrayList<>();

    private SimulatedAgent(SimulatedKernel kernel) {
        this.kernel = kernel;
    }

    static List<byte[]> perform(Scenario scenario, Solution solution, long seed) {
        SimulatedAgent agent = new SimulatedAgent(new SimulatedKernel(solution, new Draw(~seed)));
        List<byte[]> reports = new ArrayList<>();
        for (int number = 0; number < scenario.trials().size(); number++) {
            agent.kernel.startTrial();
            Arrays.fill(agent.live, null);
            Arrays.fill(agent.old, null);
            List<Step> trial = scenario.trials().get(number);
            for (int at = 1; at <= trial.size(); at++) {
                reports.add(bytes(agent.perform(number, at, trial.get(at - 1))));
            }
        }
        return reports;
    }

    private Report perform(int trial, int number, Step step) {
        kernel.startStep();
        memory = NOTHING;
        row = new ArrayList<>();
        boolean done = possible(step);
        if (done) {
            perform(step);
        }
        return new Report(trial, number, done, memory, kernel.fault, kernel.calls, row);
    }

    private boolean possible(Step step) {
        return switch (step.op()) {
            case ROW, CHURN -> true;
            case READ_OLD, WRITE_OLD, FREE_OLD -> old[step.slot()] != null;
            case REALLOC, FREE, READ, WRITE -> live[step.slot()] != null;
            default -> live[step.slot()] == null;
        };
    }

    private void perform(Step step) {
        int slot = step.slot();
        switch (step.op()) {
            case READ -> kernel.read(live[slot].plus(step.value()));
            case WRITE -> kernel.write(live[slot].plus(step.value()));
            case READ_OLD -> kernel.read(old[slot].plus(step.value()));
            case WRITE_OLD -> kernel.write(old[slot].plus(step.value()));
            case FREE -> {
                old[slot] = live[slot];
                live[slot] = null;
                kernel.free(old[slot]);
            }
            case FREE_OLD -> freeOld(old[slot]);
            case ROW -> row(step.count(), step.value());
            case CHURN -> {
                for (int i = 0; i < step.count(); i++) {
                    kernel.free(seen(kernel.malloc(step.value())));
                }
            }
            default -> take(step);
        }
    }

    private void freeOld(Pointer ptr) {
        kernel.keeps = true;
        kernel.escaping = true;
        try {
            kernel.free(ptr);
        } catch (SimulatedKernel.Escape faulted) {
            // that is what it is for
        }
        kernel.keeps = false;
        kernel.escaping = false;
    }

    private Pointer seen(Pointer ptr) {
        row.add(new InRow(ptr.place() < 0 ? Report.NO_PAGE : ptr.place() / Scenario.PAGE, ptr.tag()));
        return ptr;
    }

    private void row(int count, int size) {
        Pointer[] all = new Pointer[count];
        Arrays.setAll(all, i -> seen(kernel.malloc(size)));
        for (int i = 1; i < count; i += 2) {
            kernel.free(all[i]);
            all[i] = seen(kernel.malloc(size));
        }
        Arrays.stream(all).forEach(kernel::free);
    }

    private void take(Step step) {
        int size = step.size();
        Pointer before = live[step.slot()];
        Pointer ptr = switch (step.op()) {
            case MALLOC -> kernel.malloc(size);
            case CALLOC -> {
                Pointer cleared = kernel.malloc(size);
                kernel.writeAll(cleared, size);
                yield cleared;
            }
            case REALLOC -> kernel.realloc(before, size);
            default -> kernel.memalign(step.count(), size);
        };
        old[step.slot()] = before;
        live[step.slot()] = ptr;
        int differing = 0;
        for (int i = 0; i < size; i += Scenario.GRANULE) {
            differing += kernel.tagAt(ptr.place() + i) == ptr.tag() ? 0 : 1;
        }
        memory = new Memory(
                ptr.place(),
                ptr.tag(),
                kernel.tagAt(ptr.place() - Scenario.GRANULE),
                kernel.tagAt(ptr.place() + Scenario.granules(size)),
                Contents.FINE,
                differing);
        kernel.writeAll(ptr, size);
    }

    static byte[] bytes(Report report) {
        ByteBuffer out = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) report.trial()).putShort((short) report.step());
        put(out, report.done() ? 1 : 0);
        Memory memory = report.memory();
        out.putInt(memory.place());
        put(out, memory.tag(), memory.before(), memory.behind());
        put(out, List.of(Contents.values()).indexOf(memory.contents()));
        out.putInt(memory.differing());
        out.putInt(report.fault().place());
        put(out, report.fault().tag(), report.fault().found(), report.fault().write() ? 1 : 0);
        put(out, report.fault().count(), report.calls().size());
        for (Report.Call call : report.calls()) {
            put(out, call.frees() ? 2 : 1, call.page(), call.pages(), call.fine() ? 1 : 0);
            out.putInt(call.tagged());
        }
        put(out, report.row().size());
        report.row().forEach(one -> put(out, one.page(), one.tag()));
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, int... octets) {
        for (int octet : octets) {
            out.put((byte) octet);
        }
    }
}
