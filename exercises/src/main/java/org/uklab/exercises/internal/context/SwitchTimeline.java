/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.uklab.exercises.Timeline;
import org.uklab.exercises.Timeline.State;
import org.uklab.exercises.internal.context.Report.Where;
import org.uklab.exercises.internal.judging.Lanes;
import org.uklab.exercises.internal.judging.Spot;

/** Draw the contexts of one trial: who runs, who was left, and who never began. */
final class SwitchTimeline {
    private final Trial trial;
    private final Lanes lanes;
    private Books books;

    private SwitchTimeline(Trial trial) {
        this.trial = trial;
        books = Books.before(trial);
        lanes = new Lanes(IntStream.range(0, trial.contexts().size())
                .mapToObj(Words::name)
                .toList());
    }

    /** Draw what these reports of the trial tell, up to the first that is none, or where control got lost. */
    static Timeline of(Spot spot, Trial trial, List<byte[]> reports) {
        SwitchTimeline line = new SwitchTimeline(trial);
        boolean there = true;
        for (int step = 0;
                there && step < reports.size() && step <= trial.steps().size();
                step++) {
            Optional<Report> report = Report.parse(reports.get(step));
            int wanted = step;
            there = report.filter(r -> r.step() == wanted).isPresent() && line.step(step, report.get());
        }
        List<String> steps = new ArrayList<>();
        for (int step = 1; step <= trial.steps().size(); step++) {
            steps.add("switch to " + Words.name(trial.steps().get(step - 1).to()));
        }
        return line.lanes.of(spot, steps);
    }

    private boolean step(int step, Report report) {
        boolean arrived = true;
        if (step > 0) {
            int to = books.step(step).to();
            arrived = report.landing().equals(books.landing(to));
            String how = report.landing().where() == Where.ENTRY ? "begins" : "goes on";
            lanes.event(step, Words.name(to), arrived ? how : "does not get control");
            books = books.after(step);
        }
        for (int context = 0; context < trial.contexts().size(); context++) {
            lanes.state(Words.name(context), state(context, arrived));
        }
        return arrived;
    }

    private State state(int context, boolean arrived) {
        if (context == books.running()) {
            return arrived ? State.RUNNING : State.ASTRAY;
        }
        return books.fresh(context) ? State.ABSENT : State.READY;
    }
}
