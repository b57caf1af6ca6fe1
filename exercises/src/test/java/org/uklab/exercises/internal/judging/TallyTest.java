/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;

class TallyTest {
    private enum Topic implements Aspect {
        FIRST,
        SECOND;

        @Override
        public String id() {
            return name();
        }
    }

    private final List<Finding> findings = new ArrayList<>();

    private void wrong(int trial, int step, Aspect aspect) {
        Findings of = new Findings(trial, at -> "step " + at + " of trial " + (trial + 1) + " (story)");
        of.wrong(aspect, step, () -> "this", () -> "that");
        findings.addAll(of.found());
    }

    private void missing(int trial, int step, Aspect aspect) {
        Findings of = new Findings(trial, at -> "step " + at + " of trial " + (trial + 1) + " (story)");
        of.missing(aspect, step);
        findings.addAll(of.found());
    }

    private Tally tally() {
        return new Tally(List.of(), findings);
    }

    @Test
    void a_failed_check_is_told_by_the_trial_that_needs_the_fewest_steps() {
        wrong(0, 7, Topic.FIRST);
        wrong(4, 2, Topic.FIRST);
        wrong(1, 3, Topic.FIRST);
        wrong(0, 1, Topic.SECOND);
        missing(2, 1, Topic.FIRST);

        CheckResult told = tally().result(new Check("FIRST", "", 1), Topic.FIRST);

        assertThat(told.expected()).isEqualTo("after step 2 of trial 5 (story): this");
        assertThat(told.seen()).isEqualTo("that");
    }

    @Test
    void the_spot_to_look_at_is_that_of_the_first_failed_check() {
        wrong(3, 2, Topic.SECOND);
        assertThat(spot(new Progress(9, 1))).isEqualTo(new Spot(3, 2));

        wrong(4, 6, Topic.FIRST);
        wrong(5, 5, Topic.FIRST);
        assertThat(spot(new Progress(9, 1))).isEqualTo(new Spot(5, 5));
    }

    @Test
    void without_a_wrong_step_it_is_where_the_run_ended() {
        missing(2, 1, Topic.FIRST);

        assertThat(spot(new Progress(2, 1))).isEqualTo(new Spot(2, 0));
        assertThat(spot(new Progress(9, 1))).as("it ended well").isEqualTo(new Spot(0, 0));
    }

    private Spot spot(Progress end) {
        return Spot.of(tally(), List.of(Topic.FIRST, Topic.SECOND), end, 9);
    }
}
