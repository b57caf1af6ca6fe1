/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.Judge;
import org.uklab.exercises.Picture;
import org.uklab.exercises.TagMap;
import org.uklab.exercises.Timeline;

/** Besides, a judge of trials shows the one to look at, and says how far a guest came. */
public abstract class TrialsFuzzContract extends JudgeFuzzContract {
    protected TrialsFuzzContract(Judge judge, List<String> checks) {
        super(judge, checks);
    }

    @Test
    void a_right_run_is_drawn_to_the_end_of_its_trial_and_ends_behind_the_last() {
        List<byte[]> reports = right(4);

        assertThat(judge.reached(4, reports)).isEqualTo("the end of the last trial");
        Picture picture = judge.picture(4, reports).orElseThrow();
        assertThat(picture.wrong()).isZero();
        if (picture instanceof Timeline timeline) {
            assertThat(timeline.lanes())
                    .allMatch(lane -> lane.states().size() == picture.steps().size() + 1);
        } else {
            assertThat(((TagMap) picture).after()).isEqualTo(picture.steps().size());
        }
    }

    @Test
    void a_run_that_ends_early_is_drawn_where_it_ended_and_says_where_that_was() {
        List<byte[]> reports = right(5);
        for (int kept = 1; kept < reports.size(); kept++) {
            String reached = judge.reached(5, reports.subList(0, kept));

            assertThat(reached).containsPattern("^(step|switch) [0-9]+ of trial [0-9]+ ");
            int trial = judge.picture(5, reports.subList(0, kept)).orElseThrow().trial();
            assertThat(reached).contains(" of trial " + trial + " (");
        }
        assertThat(judge.reached(5, List.of())).isEmpty();
    }
}
