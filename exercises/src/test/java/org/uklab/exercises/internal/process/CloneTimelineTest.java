/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uklab.exercises.Timeline.State.ABSENT;
import static org.uklab.exercises.Timeline.State.BLOCKED;
import static org.uklab.exercises.Timeline.State.ENDED;
import static org.uklab.exercises.Timeline.State.READY;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.Timeline;
import org.uklab.exercises.Timeline.Event;
import org.uklab.exercises.Timeline.Lane;
import org.uklab.exercises.internal.judging.Spot;
import org.uklab.exercises.internal.process.Step.Op;

class CloneTimelineTest {
    private static final Trial TRIAL = new Trial(
            IntStream.range(0, Scenario.WORDS).boxed().toList(),
            List.of(new Child(64, 2, 0x11223344), new Child(128, 5, 0x55667788)),
            List.of(
                    new Step(Op.CLONE, Scenario.BY_MAIN, 0, false, Flags.CHILD_CLEARTID, 9, 4, 0),
                    new Step(Op.WAIT, 0, 1, false, 0, 0, 4, 0),
                    new Step(Op.RUN, 0, 0, false, 0, 0, 0, 0),
                    new Step(Op.END, 0, 0, false, 0, 0, 0, 0)));

    @Test
    void children_start_and_end_and_waiters_wait_and_return() {
        Timeline timeline = CloneTimeline.of(
                new Spot(0, 0), TRIAL, SimulatedAgent.perform(new Scenario(List.of(TRIAL)), Solution::new));

        assertThat(timeline.steps()).hasSize(4).element(1).isEqualTo("waiter 1 waits for w4");
        assertThat(timeline.lanes())
                .containsExactly(
                        new Lane("c0", List.of(ABSENT, READY, BLOCKED, BLOCKED, ENDED)),
                        new Lane("c1", List.of(ABSENT, ABSENT, ABSENT, ABSENT, ABSENT)),
                        new Lane("waiter 1", List.of(ABSENT, ABSENT, BLOCKED, BLOCKED, ENDED)));
        assertThat(timeline.events())
                .contains(
                        new Event(1, "c0", "clone returned 2"),
                        new Event(2, "waiter 1", "waits for w4"),
                        new Event(4, "c0", "ends"),
                        new Event(4, "waiter 1", "futex returned 0"));
    }
}
