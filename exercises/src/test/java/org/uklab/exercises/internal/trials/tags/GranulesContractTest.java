/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class GranulesContractTest extends TrialsContract {
    private static final GranulesContract CONTRACT = new GranulesContract();

    GranulesContractTest() {
        super(CONTRACT);
    }

    /** Count the trials in which a choice among the tags that are left is wrong, by a kernel that is lucky as dice are. */
    private static int wrongChoices(long seed, IntBinaryOperator excludes) {
        Draw dice = new Draw(~seed);
        int wrong = 0;
        for (List<Step> trial : CONTRACT.trials(new Draw(seed), 0)) {
            Model model = CONTRACT.begin();
            Granules seen = new Granules();
            for (Step step : trial) {
                List<Answer> answers = model.answers(step);
                if (step.op() == GranulesContract.SET) {
                    seen.set(step.arg(0), step.arg(1), step.arg(2));
                }
                if (step.op() == GranulesContract.REGION && step.arg(1) > 0) {
                    int first = step.arg(0);
                    int exclude = excludes.applyAsInt(seen.tag(first), seen.tag(first + step.arg(1)))
                            | Tags.NEVER
                            | 1 << seen.tag(first - 1);
                    int left = Tags.ALL & ~(exclude | step.arg(3));
                    int tag = dice.pick(Tags.of(left == 0 ? Tags.ALL & ~exclude : left));
                    if (!answers.get(1).right().test(tag)) {
                        wrong++;
                        break;
                    }
                    seen.set(first, step.arg(1), tag);
                    List<Long> values = new ArrayList<>(
                            answers.stream().map(Answer::example).toList());
                    values.set(1, (long) tag);
                    model.saw(step, values);
                }
            }
        }
        return wrong;
    }

    @Test
    void who_excludes_what_must_be_is_never_wrong_and_who_forgets_a_tag_is_under_every_seed() {
        for (long seed = 0; seed < 500; seed++) {
            assertThat(wrongChoices(seed, (old, behind) -> 1 << old | 1 << behind))
                    .isZero();
            assertThat(wrongChoices(seed, (old, behind) -> 1 << old)).isPositive();
            assertThat(wrongChoices(seed, (old, behind) -> 1 << behind)).isPositive();
        }
    }

    @Test
    void a_region_that_is_one_granule_too_long_is_shown_in_its_row() {
        Model model = CONTRACT.begin();
        model.answers(Step.of(GranulesContract.SET, 5, 2, 7));
        int all = Tags.ALL;
        List<Answer> answers = model.answers(Step.of(GranulesContract.REGION, 5, 2, 7, all & ~(1 << 3 | 1 << 7)));
        Answer row = answers.get(4);
        assertThat(row.expected()).isEqualTo("the tags of granules 0 to 15: 0000 0330 0000 0000");
        assertThat(row.right().test(0x0000_0333_0000_0000L)).isFalse();
        assertThat(row.words().apply(0x0000_0333_0000_0000L)).endsWith("0000 0333 0000 0000");
    }

    @Test
    void a_reach_ends_in_the_midst_of_a_granule_if_its_size_does() {
        Granules granules = new Granules();
        granules.set(4, 2, 9);
        assertThat(granules.reach(4 * 16 + 5, 20, 9)).isEqualTo(20);
        assertThat(granules.reach(4 * 16 + 5, 40, 9)).isEqualTo(27);
        assertThat(granules.reach(4 * 16 + 5, 40, 8)).isZero();
    }
}
