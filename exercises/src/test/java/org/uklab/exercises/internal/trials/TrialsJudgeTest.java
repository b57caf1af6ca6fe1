/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.internal.judging.Draw;

/** A contract of a counter, to show what the frame does with any. */
class TrialsJudgeTest extends TrialsContract {
    private static final int ADD = 1;
    private static final int LOOK = 2;
    private static final Case SUM = new Case("sum", "a number is added");
    private static final Case SEEN = new Case("seen", "the sum is looked at");

    private static final Contract COUNTER = new Contract() {
        @Override
        public List<Case> cases() {
            return List.of(SUM, SEEN);
        }

        @Override
        public List<List<Step>> trials(Draw draw, int extra) {
            List<List<Step>> trials = new ArrayList<>();
            for (int trial = 0; trial <= extra; trial++) {
                trials.add(List.of(Step.of(ADD, 1 + draw.below(100)), Step.of(ADD, -draw.below(100)), Step.of(LOOK)));
            }
            return trials;
        }

        @Override
        public Model begin() {
            return new Model() {
                private long sum;

                @Override
                public List<Answer> answers(Step step) {
                    if (step.op() == ADD) {
                        sum += step.arg(0);
                        return List.of(Answer.is(SUM, "the sum", sum), Answer.free(0));
                    }
                    return List.of(Answer.such(SEEN, "the sum", sum + " or 0", seen -> seen == sum || seen == 0, sum));
                }
            };
        }

        @Override
        public String words(Step step) {
            return step.op() == ADD ? "add " + step.arg(0) : "look";
        }
    };

    private final TrialsJudge judge =
            new TrialsJudge(COUNTER, List.of(new Check("sum", "", 50), new Check("seen", "", 50)), 3);

    TrialsJudgeTest() {
        super(COUNTER);
    }

    @Test
    void a_failed_check_tells_the_shortest_way_there_and_the_trial_is_judged_no_further() {
        List<byte[]> reports = new ArrayList<>(right(7));
        reports.set(4, bytes(1, 2, true, List.of(1234L, 0L)));
        reports.set(5, bytes(1, 3, true, List.of(4321L)));

        List<CheckResult> results = judge.judge(7, reports);

        assertThat(results.get(0).expected())
                .matches("after step 2 of trial 2 \\(add [0-9]+; add -?[0-9]+\\): the sum: -?[0-9]+");
        assertThat(results.get(0).seen()).isEqualTo("the sum: 1234");
        assertThat(results.get(1).passed()).as("shown by the other trials").isTrue();
    }

    @Test
    void a_check_passes_only_if_its_cases_were_seen() {
        List<byte[]> reports = new ArrayList<>();
        for (byte[] report : right(7)) {
            Report one = Report.parse(report).orElseThrow();
            boolean first = one.step() == 1;
            reports.add(first ? bytes(one.trial(), 1, true, List.of(-1L, 0L)) : report);
        }

        CheckResult seen = judge.judge(7, reports).get(1);

        assertThat(seen.passed()).isFalse();
        assertThat(seen.expected()).isEqualTo("to see at least once what happens when the sum is looked at");
    }

    @Test
    void a_report_of_another_number_of_values_is_none() {
        List<byte[]> reports = new ArrayList<>(right(7));
        reports.set(0, bytes(0, 1, true, List.of(1L)));

        assertThat(judge.judge(7, reports)).noneMatch(CheckResult::passed);
        assertThat(judge.judge(7, reports).get(0).seen()).isEqualTo(CheckResult.NOTHING);
    }
}
