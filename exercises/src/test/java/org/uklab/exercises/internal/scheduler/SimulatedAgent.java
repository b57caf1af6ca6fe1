/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The agent in Java: performs a scenario on a simulated kernel, and writes reports as bytes. */
final class SimulatedAgent {
    private SimulatedAgent() {}

    static List<byte[]> perform(Scenario scenario, Solution solution) {
        List<byte[]> reports = new ArrayList<>();
        boolean runningBroken = false;
        for (int number = 0; number < scenario.trials().size(); number++) {
            Trial trial = scenario.trials().get(number);
            SimulatedKernel kernel = new SimulatedKernel(trial.kinds());
            reports.add(bytes(kernel.report(number, 0, true, false, 0)));
            for (int at = 1; at <= trial.steps().size(); at++) {
                Step step = trial.steps().get(at - 1);
                reports.add(bytes(kernel.perform(number, at, step, solution, runningBroken)));
                runningBroken |= kernel.runningBroken();
            }
        }
        return reports;
    }

    static byte[] bytes(Report report) {
        ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) report.trial()).putShort((short) report.step());
        put(out, report.done() ? 1 : 0, report.irqsOff() ? 1 : 0);
        out.putInt(report.result());
        put(out, report.calls().size());
        for (Report.Call call : report.calls()) {
            int op = List.of(Report.CallOp.values()).indexOf(call.op()) + 1;
            put(out, op, call.sched(), call.thread(), call.irqsOff() ? 1 : 0, call.threadSched(), call.listed());
        }
        put(out, report.runs().size());
        report.runs().forEach(t -> put(out, t));
        put(out, report.threads().size());
        report.threads().forEach(t -> put(out, t.sched(), t.flags()));
        put(out, report.lists().size());
        report.lists().forEach(list -> {
            put(out, list.faults(), list.threads().size());
            list.threads().forEach(t -> put(out, t));
        });
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, int... octets) {
        for (int octet : octets) {
            out.put((byte) octet);
        }
    }
}
