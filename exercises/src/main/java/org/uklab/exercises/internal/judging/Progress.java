/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.judging;

import java.util.List;

/**
 * Say how far a guest came: the trial it was in, from 0, and the step it was at, from 1. Immutable.
 *
 * <p>Each family begins a report with u16 trial, u16 step.
 */
public record Progress(int trial, int step) {
    private static final int HEADER = 4;

    @FunctionalInterface
    public interface Words {
        /** Say what led to a step, from 1, of a trial, from 0: both exist. */
        String of(int trial, int step);
    }

    /** Find the step after the last one that was reported; beyond the last trial if all were. */
    public static Progress of(List<byte[]> observations, List<Integer> steps) {
        for (int at = observations.size() - 1; at >= 0; at--) {
            byte[] report = observations.get(at);
            int trial = report.length < HEADER ? steps.size() : trial(report);
            if (trial < steps.size()) {
                int step = number(report, 2);
                return step < steps.get(trial) ? new Progress(trial, step + 1) : new Progress(trial + 1, 1);
            }
        }
        return new Progress(0, 1);
    }

    /** Say it; empty if the guest reported nothing. */
    public static String words(List<byte[]> observations, List<Integer> steps, Words words) {
        if (observations.isEmpty()) {
            return "";
        }
        Progress at = of(observations, steps);
        return at.trial < steps.size() ? words.of(at.trial, at.step) : "the end of the last trial";
    }

    /** Take the reports of one trial, in the order they came. */
    public static List<byte[]> reports(List<byte[]> observations, int trial) {
        return observations.stream()
                .filter(report -> report.length >= HEADER && trial(report) == trial)
                .toList();
    }

    private static int trial(byte[] report) {
        return number(report, 0);
    }

    private static int number(byte[] report, int at) {
        return Byte.toUnsignedInt(report[at]) | Byte.toUnsignedInt(report[at + 1]) << Byte.SIZE;
    }
}
