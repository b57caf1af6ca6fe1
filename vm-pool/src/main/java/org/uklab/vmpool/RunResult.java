/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tell what one boot gave. Immutable, any thread.
 *
 * @param frames all good frames in order, up to the first broken one
 * @param console beginning and end of what the guest printed
 * @param boot host time from the start to HELLO, or to the end when there was none
 * @param test host time from HELLO to the end
 * @param instructions executed by the guest until its end; empty where nobody counts
 * @param altered the first place where memory that the image says is read-only differs after the run, such as
 *     {@code .text at 0x10a3c0}; empty: intact, or nobody looked
 */
public record RunResult(
        RunEnd end,
        List<Frame> frames,
        Console console,
        Duration boot,
        Duration test,
        OptionalLong instructions,
        Optional<String> altered) {
    public RunResult {
        frames = List.copyOf(frames);
    }

    /** Return that this host failed before anything ran. */
    static RunResult infrastructure(String why) {
        return new RunResult(
                new RunEnd.Infrastructure(why),
                List.of(),
                Console.EMPTY,
                Duration.ZERO,
                Duration.ZERO,
                OptionalLong.empty(),
                Optional.empty());
    }
}
