/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.Check;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.judging.JudgeFuzzContract;

/** Whatever a contract asks, a correct kernel passes, and each wrong answer fails the check that it is about. */
public abstract class TrialsContract extends JudgeFuzzContract {
    private static final int EXTRA = 3;
    /** How often a wrong answer is tried for each case and place in a report. */
    private static final int ENOUGH = 3;

    private final Contract contract;
    private final TrialsJudge judge;

    protected TrialsContract(Contract contract) {
        super(new TrialsJudge(contract, checks(contract), EXTRA), List.copyOf(TrialsJudge.checkIds(contract)));
        this.contract = contract;
        this.judge = new TrialsJudge(contract, checks(contract), EXTRA);
    }

    private static List<Check> checks(Contract contract) {
        return TrialsJudge.checkIds(contract).stream()
                .map(id -> new Check(id, id, 1))
                .toList();
    }

    /** Hold one step of a correct kernel. */
    private record Performed(int trial, int step, List<Answer> answers) {
        byte[] report(List<Long> values) {
            return bytes(trial, step, true, values);
        }

        byte[] right() {
            return report(answers.stream().map(Answer::example).toList());
        }

        List<Long> with(int at, long value) {
            List<Long> values =
                    new ArrayList<>(answers.stream().map(Answer::example).toList());
            values.set(at, value);
            return values;
        }
    }

    static byte[] bytes(int trial, int step, boolean done, List<Long> values) {
        ByteBuffer out = ByteBuffer.allocate(6 + values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) trial).putShort((short) step).put((byte) (done ? 1 : 0));
        out.put((byte) values.size());
        values.forEach(out::putLong);
        return out.array();
    }

    private List<Performed> perform(long seed) {
        List<Performed> performed = new ArrayList<>();
        List<List<Step>> trials = contract.trials(new Draw(seed), EXTRA);
        for (int trial = 0; trial < trials.size(); trial++) {
            Model model = contract.begin();
            int number = 0;
            for (Step step : trials.get(trial)) {
                List<Answer> answers = model.answers(step);
                model.saw(step, answers.stream().map(Answer::example).toList());
                performed.add(new Performed(trial, ++number, answers));
            }
        }
        return performed;
    }

    @Override
    protected List<byte[]> right(long seed) {
        return perform(seed).stream().map(Performed::right).toList();
    }

    @Test
    void a_correct_kernel_passes_every_check_and_the_scenario_fits() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(judge.judge(seed, right(seed))).as("seed %d", seed).allMatch(CheckResult::passed);
            assertThat(judge.scenario(seed)).isNotEmpty();
            assertThat(perform(seed)).allMatch(step -> step.answers().size() <= Report.MOST_VALUES);
        }
    }

    @Override
    protected int rounds() {
        return 300;
    }

    /** Say whether an answer of this kind was not tried often enough yet. */
    private static boolean rare(Map<List<Object>, Integer> tried, int at, Answer answer) {
        return answer.about() != null && tried.merge(List.of(answer.about(), at), 1, Integer::sum) <= ENOUGH;
    }

    @Test
    void each_wrong_answer_fails_the_check_that_it_is_about() {
        for (long seed = 0; seed < 3; seed++) {
            List<Performed> performed = perform(seed);
            Map<List<Object>, Integer> tried = new HashMap<>();
            for (int at = 0; at < performed.size(); at++) {
                Performed step = performed.get(at);
                for (int i = 0; i < step.answers().size(); i++) {
                    Answer answer = step.answers().get(i);
                    OptionalLong wrong = wrong(answer);
                    if (wrong.isPresent() && rare(tried, i, answer)) {
                        List<byte[]> reports = new ArrayList<>(right(seed));
                        reports.set(at, step.report(step.with(i, wrong.getAsLong())));
                        failed(judge.judge(seed, reports), answer);
                    }
                }
            }
        }
    }

    private static OptionalLong wrong(Answer answer) {
        return LongStream.of(
                        answer.example() + 1, answer.example() - 1, 0, -1, -22, answer.example() ^ 0x7f00, 1L << 40)
                .filter(value -> !answer.right().test(value))
                .findFirst();
    }

    private static void failed(List<CheckResult> results, Answer answer) {
        String check = answer.about() == null ? "" : answer.about().check();
        CheckResult result = results.stream()
                .filter(one -> one.id().equals(check))
                .findFirst()
                .orElseThrow();
        assertThat(result.passed()).as("%s, %s", check, answer.expected()).isFalse();
        assertThat(result.expected() + result.seen()).startsWith("after step ").doesNotContain("null");
    }

    @Test
    void a_step_that_is_left_out_fails_what_it_is_about() {
        List<Performed> performed = perform(1);
        Map<List<Object>, Integer> tried = new HashMap<>();
        for (int at = 0; at < performed.size(); at++) {
            Performed step = performed.get(at);
            for (Answer answer : step.answers()) {
                if (rare(tried, 0, answer)) {
                    List<byte[]> reports = new ArrayList<>(right(1));
                    reports.set(at, bytes(step.trial(), step.step(), false, List.of()));
                    failed(judge.judge(1, reports), answer);
                }
            }
        }
    }
}
