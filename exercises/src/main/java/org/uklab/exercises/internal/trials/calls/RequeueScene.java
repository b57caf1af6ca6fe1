/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Step;

/** Draw one trial: who waits, and which words it is about. One thread. */
final class RequeueScene {
    private static final int VALUES = 1_000_000;

    private final Draw draw;
    private final List<Integer> waiters;
    private final List<Step> steps = new ArrayList<>();

    /** Words of different lines; the word beside each has the same line as it. */
    final int from;

    final int to;
    final int third;

    RequeueScene(Draw draw) {
        this.draw = draw;
        waiters = shuffled(FutexBooks.WAITERS);
        List<Integer> lines = shuffled(FutexBooks.WORDS / 2);
        from = lines.get(0) * 2 + draw.below(2);
        to = lines.get(1) * 2 + draw.below(2);
        third = lines.get(2) * 2 + draw.below(2);
    }

    private List<Integer> shuffled(int count) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, count).boxed().toList());
        draw.shuffle(numbers);
        return numbers;
    }

    /** Draw from low to high, both included. */
    int between(int low, int high) {
        return low + draw.below(high - low + 1);
    }

    /** Name the word that has the same line. */
    static int beside(int word) {
        return word ^ 1;
    }

    int wait(int word) {
        return wait(word, 0, FutexStep.NO_WORD);
    }

    /** Let one more thread wait, and tell which. */
    int wait(int word, int millis, int then) {
        int waiter = waiters.remove(0);
        steps.add(FutexStep.wait(waiter, word, millis, then));
        return waiter;
    }

    void waiting(int count, int word) {
        for (int i = 0; i < count; i++) {
            wait(word);
        }
    }

    void requeue(int source, int target, int wake, int move) {
        add(source, target, wake, move, Optional.empty());
    }

    void requeue(RequeueCase shows, int source, int target, int wake, int move) {
        add(source, target, wake, move, Optional.of(shows));
    }

    private void add(int source, int target, int wake, int move, Optional<RequeueCase> shows) {
        steps.add(FutexStep.requeue(plain(), source, target, wake, move, between(1, VALUES), shows));
    }

    private int plain() {
        return FutexStep.PLAIN | (draw.coin() ? FutexStep.PRIVATE : 0);
    }

    /** Store a value in the first word, and requeue if it holds that plus {@code more}. */
    void compare(RequeueCase shows, int more, int waiting, int wake, int move) {
        int value = between(1, VALUES);
        int op = FutexStep.COMPARING | (draw.coin() ? FutexStep.PRIVATE : 0);
        steps.add(FutexStep.store(from, value));
        waiting(waiting, from);
        steps.add(FutexStep.requeue(op, from, to, wake, move, value + more, Optional.of(shows)));
    }

    void wake(RequeueCase shows, int word, int most) {
        steps.add(FutexStep.wake(word, most, shows));
    }

    void sleep(RequeueCase shows, int millis) {
        steps.add(FutexStep.sleep(millis, shows));
    }

    void end(int waiter) {
        steps.add(FutexStep.end(waiter));
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
