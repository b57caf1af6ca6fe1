/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Judge;
import org.uklab.exercises.Limits;
import org.uklab.grader.Report.Place;
import org.uklab.grader.Watcher;
import org.uklab.grader.internal.Ending;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.Frame;
import org.uklab.vmpool.Phase;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunResult;
import org.uklab.vmpool.Slot;

/**
 * Boot an image once with a scenario.
 *
 * @param result of the machine
 * @param nonce that its frames should have
 */
public record Run(RunResult result, long nonce) {

    /** Boot and wait for the end. */
    static Run of(Slot slot, byte[] image, Scenario scenario, Limits limits, Watcher watcher) {
        RunLimits guards = new RunLimits(
                limits.boot(), limits.test(), limits.consoleBytes(), limits.channelBytes(), limits.memoryMiB());
        ConsoleFollower follower = new ConsoleFollower(watcher);
        RunResult result = slot.run(scenario.into(image), guards, follower);
        follower.flush();
        return new Run(result, scenario.nonce());
    }

    /** Give what the agent has sent, in order. */
    public List<byte[]> observations() {
        return result.frames().stream()
                .filter(frame -> frame.type() == Frame.DATA && frame.nonce() == nonce)
                .map(Frame::payload)
                .toList();
    }

    /** Say how long it took. */
    Duration took() {
        return result.boot().plus(result.test());
    }

    /** Say in which phase it ended. */
    public Phase reached() {
        boolean hello = result.frames().stream().anyMatch(frame -> frame.type() == Frame.HELLO);
        return hello ? Phase.TEST : Phase.BOOT;
    }

    /** Give the ending, or nothing if the checks decide; the others as in {@link RunVerdict#of}. */
    public Optional<Ending> ending(Limits limits, List<Place> backtrace, String during) {
        Optional<Ending> ending = RunVerdict.of(result.end(), reached(), limits, backtrace, during);
        if (result.end() instanceof RunEnd.Infrastructure) {
            return ending;
        }
        return result.altered()
                .map(RunVerdict::altered)
                .or(() -> result.frames().stream()
                        .filter(frame -> frame.nonce() != nonce)
                        .findFirst()
                        .map(frame -> RunVerdict.tampered("a frame of another run")))
                .or(() -> ending);
    }

    /** Give the ending of a graded run, or nothing if the checks decide; {@code backtrace} as in {@link RunVerdict#of}. */
    public Optional<Ending> ending(Exercise exercise, long seed, List<Place> backtrace) {
        String during = exercise.judge().reached(seed, observations());
        return ending(exercise.limits(), backtrace, during)
                .or(() -> saidWell() ? forged(exercise.judge(), seed) : Optional.empty());
    }

    private boolean saidWell() {
        return result.end() instanceof RunEnd.Ended ended && ended.kind() == EndKind.MAIN && ended.value() == 0;
    }

    private Optional<Ending> forged(Judge judge, long seed) {
        Optional<String> why = observations().isEmpty()
                ? Optional.of("it is said to be over, but nothing was ever tested")
                : judge.forged(seed, observations());
        return why.map(RunVerdict::forged);
    }
}
