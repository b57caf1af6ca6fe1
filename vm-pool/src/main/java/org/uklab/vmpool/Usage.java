/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.time.Duration;

/**
 * Tell what a command in a box used. Immutable, any thread.
 *
 * @param wall from its start until its last process was gone
 * @param cpu of all its processes
 * @param peakBytes largest memory use of all its processes together; 0 when this host cannot tell
 */
public record Usage(Duration wall, Duration cpu, long peakBytes) {}
