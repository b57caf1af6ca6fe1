/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.CheckResult;
import org.uklab.exercises.Judge;
import org.uklab.exercises.Picture;
import org.uklab.exercises.TagMap;
import org.uklab.exercises.Timeline;

/** Whatever a guest sends, a judge answers with one result a check, and gives nothing away. */
public abstract class JudgeFuzzContract {
    final Judge judge;
    private final List<String> checks;

    /** Try a judge that has the checks of these ids. */
    protected JudgeFuzzContract(Judge judge, List<String> checks) {
        this.judge = judge;
        this.checks = checks;
    }

    /** Give the reports of a correct kernel. */
    protected abstract List<byte[]> right(long seed);

    /** Count the mutations to try; fewer where many judges share what reads reports. */
    protected int rounds() {
        return 3000;
    }

    /** Count the last reports of seed 5 that may be about no student's work. */
    protected int nobodysAtTheEnd() {
        return 0;
    }

    private List<CheckResult> judge(long seed, List<byte[]> reports) {
        List<CheckResult> results = judge.judge(seed, reports);
        assertThat(results).extracting(CheckResult::id).isEqualTo(checks);
        assertThat(judge.reached(seed, reports)).doesNotContain("null").hasSizeLessThan(2000);
        judge.picture(seed, reports).ifPresent(JudgeFuzzContract::drawable);
        return results;
    }

    private static void drawable(Picture picture) {
        int steps = picture.steps().size();
        assertThat(picture.trial()).isPositive();
        assertThat(picture.wrong()).isBetween(0, steps);
        if (picture instanceof Timeline timeline) {
            assertThat(timeline.lanes())
                    .isNotEmpty()
                    .allMatch(lane -> lane.states().size() <= steps + 1);
            assertThat(timeline.events())
                    .hasSizeLessThanOrEqualTo(200)
                    .allMatch(event -> event.step() <= steps)
                    .allMatch(event -> timeline.lanes().stream()
                            .anyMatch(lane -> lane.thread().equals(event.thread())));
        } else {
            TagMap map = (TagMap) picture;
            assertThat(map.after()).isBetween(0, steps);
            int behind = 0;
            for (TagMap.Run run : map.memory()) {
                assertThat(run.place()).isGreaterThanOrEqualTo(behind);
                behind = run.place() + run.granules() * map.granule();
            }
        }
    }

    @Test
    void mutated_reports_never_throw() {
        Draw draw = new Draw(42);
        for (int round = 0; round < rounds(); round++) {
            long seed = draw.below(20);
            List<byte[]> reports = new ArrayList<>(right(seed));
            for (int left = 1 + draw.below(6); left > 0; left--) {
                mutate(draw, reports);
            }
            judge(seed, reports);
        }
    }

    private static void mutate(Draw draw, List<byte[]> reports) {
        if (reports.isEmpty()) {
            return;
        }
        int at = draw.below(reports.size());
        byte[] bytes = reports.get(at);
        switch (draw.below(6)) {
            case 0 -> reports.remove(at);
            case 1 -> reports.add(at, bytes);
            case 2 -> reports.set(at, Arrays.copyOf(bytes, draw.below(bytes.length + 20)));
            case 3 -> reports.set(at, reports.get(draw.below(reports.size())));
            default -> {
                byte[] changed = bytes.clone();
                if (changed.length > 0) {
                    changed[draw.below(changed.length)] = (byte) draw.below(256);
                }
                reports.set(at, changed);
            }
        }
    }

    @Test
    void noise_never_throws_and_passes_nothing() {
        Draw draw = new Draw(7);
        for (int round = 0; round < 500; round++) {
            List<byte[]> noise = new ArrayList<>();
            for (int left = draw.below(50); left > 0; left--) {
                byte[] bytes = new byte[draw.below(300)];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) draw.below(draw.coin() ? 4 : 256);
                }
                noise.add(bytes);
            }
            assertThat(judge(round, noise)).noneMatch(CheckResult::passed);
        }
    }

    @Test
    void a_correct_kernel_forges_nothing() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(judge.forged(seed, right(seed))).isEmpty();
        }
    }

    @Test
    void no_reports_pass_nothing() {
        assertThat(judge(1, List.of())).noneMatch(CheckResult::passed);
    }

    @Test
    void surplus_reports_fail_every_check() {
        List<byte[]> reports = new ArrayList<>(right(3));
        reports.add(reports.get(0));
        assertThat(judge(3, reports)).noneMatch(CheckResult::passed);
    }

    @Test
    void reports_of_another_seed_do_not_pass() {
        assertThat(judge(1, right(2))).anyMatch(result -> !result.passed());
    }

    @Test
    void a_run_that_ends_early_fails_the_checks_of_what_is_missing() {
        List<byte[]> reports = right(5);
        for (int kept = 0; kept < reports.size() - nobodysAtTheEnd(); kept++) {
            assertThat(judge(5, reports.subList(0, kept)))
                    .as("%d reports", kept)
                    .anyMatch(result -> !result.passed());
        }
    }
}
