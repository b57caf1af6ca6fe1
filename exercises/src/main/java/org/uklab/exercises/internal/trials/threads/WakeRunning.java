/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Step;

/**
 * Keep threads that run on a scheduler, by a clock that only {@code WAIT} moves: all else takes far less than the times that
 * are drawn are apart.
 */
final class WakeRunning {
    private static final int THREADS = 3;

    private final Map<Long, Long> blocked = new HashMap<>(); // until when, ns; 0: until it is woken
    private boolean woken;
    private long now;

    /** Say who comes back during a step. */
    List<Answer> answers(Step step) {
        return switch (step.op()) {
            case WakeContract.START -> start(step);
            case WakeContract.ROUSE -> rouse(step.args().get(0));
            default -> pass(step.args().get(0));
        };
    }

    private List<Answer> start(Step step) {
        long nanos = step.args().get(1);
        blocked.put(step.args().get(0), nanos == 0 ? 0 : now + nanos);
        return back(nanos == 0 ? WakeContract.RUNS : WakeContract.SLEEPS, List.of());
    }

    private List<Answer> rouse(long thread) {
        boolean early = !Long.valueOf(0).equals(blocked.remove(thread));
        woken |= early;
        return back(early ? WakeContract.SLEEPS_LESS : WakeContract.RUNS, List.of(thread));
    }

    private List<Answer> pass(long nanos) {
        now += nanos;
        List<Long> due = new ArrayList<>();
        blocked.entrySet().stream()
                .filter(entry -> entry.getValue() != 0 && entry.getValue() <= now)
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> due.add(entry.getKey()));
        blocked.keySet().removeAll(due);
        return back(due.isEmpty() && woken ? WakeContract.SLEEPS_LESS : WakeContract.SLEEPS, due);
    }

    private static List<Answer> back(Case about, List<Long> threads) {
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.is(about, "threads that came back", threads.size()));
        for (int at = 0; at < THREADS; at++) {
            long expected = at < threads.size() ? threads.get(at) : -1;
            answers.add(Answer.is(about, "back as number " + (at + 1), expected, WakeWords::thread));
        }
        return answers;
    }
}
