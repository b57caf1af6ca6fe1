/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.uklab.exercises.internal.process.Report.Event;
import org.uklab.exercises.internal.process.Report.Sight;

/** The agent in Java: performs a scenario on a simulated kernel, and writes reports as bytes. */
final class SimulatedAgent {
    private SimulatedAgent() {}

    /** A solution may keep something between calls, so each run has a new one. */
    static List<byte[]> perform(Scenario scenario, Supplier<Solution> solutions) {
        Solution solution = solutions.get();
        List<byte[]> reports = new ArrayList<>();
        for (int number = 0; number < scenario.trials().size(); number++) {
            Trial trial = scenario.trials().get(number);
            SimulatedKernel kernel = new SimulatedKernel(trial, solution);
            reports.add(bytes(kernel.first(number)));
            for (int at = 1; at <= trial.steps().size(); at++) {
                reports.add(bytes(kernel.perform(number, at, trial.steps().get(at - 1))));
            }
        }
        return reports;
    }

    static byte[] bytes(Report report) {
        ByteBuffer out = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) report.trial()).putShort((short) report.step());
        out.put((byte) (report.done() ? 1 : 0)).putLong(report.result());
        out.put((byte) report.threads()).put((byte) report.held()).put((byte) report.stray());
        out.put((byte) report.events().size());
        report.events().forEach(event -> put(out, event));
        report.words().forEach(out::putInt);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, Event event) {
        out.put((byte) (List.of(Report.Kind.values()).indexOf(event.kind()) + 1))
                .put((byte) event.who());
        out.putInt(event.changed()).putLong(event.value());
        event.sight().ifPresent(sight -> put(out, sight));
    }

    private static void put(ByteBuffer out, Sight sight) {
        out.putInt(sight.below()).putInt((int) sight.tls()).putInt((int) sight.uktls());
        out.putInt(sight.marker()).putInt(sight.tid());
        out.put((byte) sight.flags()).put((byte) (sight.ownTls() ? 1 : 0));
    }
}
