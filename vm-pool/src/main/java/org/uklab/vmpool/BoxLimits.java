/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.time.Duration;

/**
 * Bound what one command in a box may use. Immutable, any thread.
 *
 * @param wall wall clock time, at least a millisecond
 * @param cpu processor time of all its processes; rounded up to seconds
 * @param memory bytes of all its processes, at least 1 MiB
 * @param processes processes and threads at a time
 * @param fileBytes size of the largest file it may write
 * @param outputBytes standard output and standard error together
 */
public record BoxLimits(Duration wall, Duration cpu, long memory, int processes, long fileBytes, long outputBytes) {
    private static final long MIB = 1 << 20;

    /** What a compiler or linker run of one submission gets. */
    public static final BoxLimits BUILD =
            new BoxLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), 1024 * MIB, 64, 64 * MIB, 4 * MIB);

    /** Return the same limits with another wall clock time. */
    public BoxLimits withWall(Duration other) {
        return new BoxLimits(other, cpu, memory, processes, fileBytes, outputBytes);
    }

    /** Return the same limits with another processor time. */
    public BoxLimits withCpu(Duration other) {
        return new BoxLimits(wall, other, memory, processes, fileBytes, outputBytes);
    }

    /** Return the same limits with another memory size in bytes. */
    public BoxLimits withMemory(long other) {
        return new BoxLimits(wall, cpu, other, processes, fileBytes, outputBytes);
    }

    /** Return the same limits with another number of processes. */
    public BoxLimits withProcesses(int other) {
        return new BoxLimits(wall, cpu, memory, other, fileBytes, outputBytes);
    }

    /** Return the same limits with another largest file in bytes. */
    public BoxLimits withFileBytes(long other) {
        return new BoxLimits(wall, cpu, memory, processes, other, outputBytes);
    }

    /** Return the same limits with another number of output bytes. */
    public BoxLimits withOutputBytes(long other) {
        return new BoxLimits(wall, cpu, memory, processes, fileBytes, other);
    }
}
