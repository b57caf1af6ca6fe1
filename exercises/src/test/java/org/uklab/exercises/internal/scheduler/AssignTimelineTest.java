/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uklab.exercises.Timeline.State.ABSENT;
import static org.uklab.exercises.Timeline.State.ASTRAY;
import static org.uklab.exercises.Timeline.State.BLOCKED;
import static org.uklab.exercises.Timeline.State.READY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.Timeline;
import org.uklab.exercises.Timeline.Event;
import org.uklab.exercises.Timeline.Lane;
import org.uklab.exercises.internal.judging.Spot;
import org.uklab.exercises.internal.scheduler.Step.Op;

class AssignTimelineTest {
    private static final Trial TRIAL = new Trial(
            List.of(Kind.RUNNABLE, Kind.BLOCKED),
            List.of(
                    new Step(Op.ADD, 0, Scenario.RUNNING, false, 0),
                    new Step(Op.ADD, 1, Scenario.A, false, 0),
                    new Step(Op.ROUND, 0, 0, false, 0),
                    new Step(Op.REMOVE, 1, 0, false, 0)));

    private static Timeline draw(Solution solution) {
        return AssignTimeline.of(new Spot(2, 0), TRIAL, SimulatedAgent.perform(new Scenario(List.of(TRIAL)), solution));
    }

    @Test
    void threads_are_drawn_with_what_they_are_and_what_happens_to_them() {
        Timeline timeline = draw(new Solution());

        assertThat(timeline.trial()).isEqualTo(3);
        assertThat(timeline.steps())
                .containsExactly("assign t0 to the running scheduler", "assign t1 to A", "yield", "unassign t1");
        assertThat(timeline.lanes())
                .containsExactly(
                        new Lane("t0", List.of(ABSENT, READY, READY, READY, READY)),
                        new Lane("t1", List.of(ABSENT, ABSENT, BLOCKED, BLOCKED, ABSENT)));
        assertThat(timeline.events())
                .containsExactly(
                        new Event(1, "t0", "add by the running scheduler"),
                        new Event(2, "t1", "add by A"),
                        new Event(3, "t0", "runs"),
                        new Event(4, "t1", "remove by A"));
    }

    @Test
    void a_scheduler_that_is_none_is_astray_and_a_garbled_report_ends_the_drawing() {
        List<byte[]> reports = SimulatedAgent.perform(new Scenario(List.of(TRIAL)), new Solution());
        byte[] astray = reports.get(1).clone();
        int threads = astray.length - lists(reports.get(1)) - 4;
        astray[threads] = (byte) Report.OTHER_SCHED;
        Timeline timeline =
                AssignTimeline.of(new Spot(0, 1), TRIAL, List.of(reports.get(0), astray, new byte[9], reports.get(3)));

        assertThat(timeline.wrong()).isEqualTo(1);
        assertThat(timeline.lanes().get(0).states()).containsExactly(ABSENT, ASTRAY);
    }

    /** Count the bytes of the lists, which come last. */
    private static int lists(byte[] report) {
        Report read = Report.parse(report, TRIAL.kinds().size()).orElseThrow();
        return 1
                + read.lists().stream()
                        .mapToInt(list -> 2 + list.threads().size())
                        .sum();
    }
}
