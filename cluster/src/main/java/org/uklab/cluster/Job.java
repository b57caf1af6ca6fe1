/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.util.Arrays;

/**
 * Give one attempt to one grader.
 *
 * @param grader who shall do it
 * @param exercise id in the catalogue
 * @param kind what for
 * @param exerciseDigest SHA-256, in hex, of the exercise and tree as web knows them
 * @param patch unified diff, at most {@link #MAX_PATCH} bytes
 * @param seed what the scenario is drawn from
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look inside
public record Job(JobKey key, String grader, String exercise, Kind kind, String exerciseDigest, byte[] patch, long seed)
        implements Message {
    /** What a job is for. */
    public enum Kind {
        /** Boot the visible application and show what it does; no points. */
        RUN,
        /** Grade. */
        SUBMIT
    }

    /** Largest patch, in bytes. */
    public static final int MAX_PATCH = 1 << 20;

    static final int TYPE = 2;

    public Job {
        Names.require("grader", grader);
        Names.require("exercise", exercise);
        if (patch.length > MAX_PATCH) {
            throw new IllegalArgumentException("a patch has at most " + MAX_PATCH + " bytes, not " + patch.length);
        }
    }

    @Override
    public byte[] encode() {
        return new Encoder(TYPE)
                .key(key)
                .text(grader)
                .text(exercise)
                .text(kind.name())
                .text(exerciseDigest)
                .blob(patch)
                .number(seed)
                .bytes();
    }

    static Job decode(Decoder in) {
        return new Job(
                in.key(), in.text(), in.text(), Kind.valueOf(in.text()), in.text(), in.blob(MAX_PATCH), in.number());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Job job && Arrays.equals(encode(), job.encode());
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "Job[" + key + ", " + grader + ", " + exercise + ", " + kind + ", " + patch.length + " bytes]";
    }
}
