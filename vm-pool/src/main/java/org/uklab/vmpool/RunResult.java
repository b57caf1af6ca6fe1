/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.time.Duration;
import java.util.List;

/**
 * Tell what one boot gave. Immutable, any thread.
 *
 * @param frames all good frames in order, up to the first broken one
 * @param console beginning and end of what the guest printed
 * @param boot host time from the start to HELLO, or to the end when there was none
 * @param test host time from HELLO to the end
 */
public record RunResult(RunEnd end, List<Frame> frames, Console console, Duration boot, Duration test) {
    public RunResult {
        frames = List.copyOf(frames);
    }
}
