/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.uklab.exercises.Timeline;
import org.uklab.exercises.Timeline.State;
import org.uklab.exercises.internal.judging.Lanes;
import org.uklab.exercises.internal.judging.Spot;
import org.uklab.exercises.internal.scheduler.Report.ThreadState;

/** Draw the threads of one trial: to whom they belong, whether they may run, and when they ran. */
final class AssignTimeline {
    private AssignTimeline() {}

    /** Draw what these reports of the trial tell, up to the first that is none. */
    static Timeline of(Spot spot, Trial trial, List<byte[]> reports) {
        int threads = trial.kinds().size();
        Lanes lanes =
                new Lanes(IntStream.range(0, threads).mapToObj(Words::thread).toList());
        int step = 0;
        for (byte[] bytes : reports) {
            Optional<Report> report = Report.parse(bytes, threads);
            if (report.isEmpty()
                    || report.get().step() != step
                    || step > trial.steps().size()) {
                break;
            }
            draw(lanes, step, report.get());
            step++;
        }
        return lanes.of(spot, trial.steps().stream().map(Words::step).toList());
    }

    private static void draw(Lanes lanes, int step, Report report) {
        for (int thread = 0; thread < report.threads().size(); thread++) {
            lanes.state(Words.thread(thread), state(report.threads().get(thread)));
        }
        for (Report.Call call : report.calls()) {
            String what = call.op().name().toLowerCase(Locale.ROOT).replace("thread_", "");
            lanes.event(step, Words.thread(call.thread()), what + " by " + Words.sched(call.sched()));
        }
        report.runs().forEach(thread -> lanes.event(step, Words.thread(thread), "runs"));
    }

    private static State state(ThreadState thread) {
        if (thread.sched() == Report.NO_SCHED) {
            return State.ABSENT;
        }
        if (thread.sched() == Report.OTHER_SCHED) {
            return State.ASTRAY;
        }
        if (Words.exited(thread.flags())) {
            return State.ENDED;
        }
        return Words.runnable(thread.flags()) ? State.READY : State.BLOCKED;
    }
}
