/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uklab.exercises.Timeline.State.ABSENT;
import static org.uklab.exercises.Timeline.State.ASTRAY;
import static org.uklab.exercises.Timeline.State.READY;
import static org.uklab.exercises.Timeline.State.RUNNING;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.Timeline;
import org.uklab.exercises.Timeline.Event;
import org.uklab.exercises.Timeline.Lane;
import org.uklab.exercises.internal.judging.Spot;

class SwitchTimelineTest {
    private static final Trial TRIAL = new Trial(
            99,
            List.of(new Context(Kind.RUNS, false, 0), new Context(Kind.ENTRY2, true, 4)),
            List.of(new Step(1, 3, 5), new Step(0, 1, 6)),
            false,
            false);

    private static Timeline draw(Assembly solution) {
        return SwitchTimeline.of(new Spot(0, 0), TRIAL, SimulatedAgent.perform(new Scenario(List.of(TRIAL)), solution));
    }

    @Test
    void contexts_begin_and_go_on() {
        Timeline timeline = draw(Proofs.reference());

        assertThat(timeline.steps()).containsExactly("switch to c1", "switch to c0");
        assertThat(timeline.lanes())
                .containsExactly(
                        new Lane("c0", List.of(RUNNING, READY, RUNNING)),
                        new Lane("c1", List.of(ABSENT, RUNNING, READY)));
        assertThat(timeline.events()).containsExactly(new Event(1, "c1", "begins"), new Event(2, "c0", "goes on"));
    }

    @Test
    void who_does_not_get_control_is_astray() {
        Timeline timeline = draw(Proofs.named("pops-one-too-few"));

        assertThat(timeline.lanes().get(0).states()).containsExactly(RUNNING, READY, ASTRAY);
        assertThat(timeline.events()).endsWith(new Event(2, "c0", "does not get control"));
    }
}
