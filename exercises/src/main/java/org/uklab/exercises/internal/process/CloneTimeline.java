/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.uklab.exercises.Timeline;
import org.uklab.exercises.Timeline.State;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.judging.Lanes;
import org.uklab.exercises.internal.judging.Spot;

/** Draw the children and waiters of one trial. A child that has started waits for orders. */
final class CloneTimeline {
    private final Trial trial;
    private final Lanes lanes;
    private final Map<String, State> now = new HashMap<>();

    private CloneTimeline(Trial trial) {
        this.trial = trial;
        Stream<String> children = IntStream.range(0, trial.children().size()).mapToObj(Words::child);
        Stream<String> waiters = trial.steps().stream()
                .filter(step -> step.op() == Step.Op.WAIT)
                .map(step -> waiter(step.target()))
                .distinct();
        List<String> threads = Stream.concat(children, waiters).toList();
        threads.forEach(thread -> now.put(thread, State.ABSENT));
        lanes = new Lanes(threads);
    }

    /** Draw what these reports of the trial tell, up to the first that is none. */
    static Timeline of(Spot spot, Trial trial, List<byte[]> reports) {
        CloneTimeline line = new CloneTimeline(trial);
        int step = 0;
        for (byte[] bytes : reports) {
            Optional<Report> report = Report.parse(bytes);
            if (report.isEmpty()
                    || report.get().step() != step
                    || step > trial.steps().size()) {
                break;
            }
            line.step(step, report.get());
            step++;
        }
        return line.lanes.of(spot, trial.steps().stream().map(Words::step).toList());
    }

    private void step(int number, Report report) {
        if (number > 0 && report.done()) {
            asked(number, trial.steps().get(number - 1), report.result());
        }
        for (Report.Event event : report.events()) {
            switch (event.kind()) {
                case LAYOUT -> {}
                case STARTED ->
                    seen(
                            number,
                            Words.child(event.who()),
                            State.BLOCKED,
                            "starts; clone returned " + Errno.result(event.value()));
                case WOKEN -> seen(number, waiter(event.who()), State.READY, "is woken");
                case RETURNED ->
                    seen(number, waiter(event.who()), State.ENDED, "futex returned " + Errno.result(event.value()));
            }
        }
        now.forEach(lanes::state);
    }

    private void asked(int number, Step step, long result) {
        switch (step.op()) {
            case CLONE -> {
                boolean made = result > 0;
                seen(
                        number,
                        Words.child(step.target()),
                        made ? State.READY : State.ABSENT,
                        "clone returned " + Errno.result(result));
            }
            case WAIT -> seen(number, waiter(step.target()), State.BLOCKED, "waits for " + Words.word(step.ctid()));
            case END -> seen(number, Words.child(step.target()), State.ENDED, step.arg() ? "is terminated" : "ends");
            case RUN, SET_TID_ADDRESS, COLLECT -> {}
        }
    }

    private void seen(int number, String thread, State state, String what) {
        now.replace(thread, state);
        lanes.event(number, thread, what);
    }

    private static String waiter(int number) {
        return "waiter " + number;
    }
}
