/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import java.time.Duration;

/**
 * Bound one boot of an exercise's kernel. Any thread.
 *
 * @param boot wall time until the guest says hello
 * @param test wall time from there to its end
 * @param consoleBytes of serial output
 * @param channelBytes of frames
 * @param memoryMiB of the guest
 */
public record Limits(Duration boot, Duration test, int consoleBytes, int channelBytes, int memoryMiB) {}
