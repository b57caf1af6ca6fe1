/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.util.List;

/**
 * Say that a grader is there and what it can do. Posted every few seconds; {@link #LIFETIME_SECONDS} without a new one
 * and the bus forgets it.
 *
 * @param grader who says so; must be the signer
 * @param targets machines proven by a boot, such as {@code qemu-x86_64}; at most 64
 * @param freeSlots how many jobs it would take now
 * @param version of the grader's software, for people
 * @param sequence grows with each post of this grader, over restarts too (milliseconds of a clock do); a post that does
 *     not grow is dropped as a replay
 */
public record Ready(String grader, List<String> targets, int freeSlots, String version, long sequence)
        implements Message {
    /** How long a post counts, in seconds. */
    public static final int LIFETIME_SECONDS = 10;

    static final int TYPE = 1;

    public Ready {
        Names.require("grader", grader);
        targets = List.copyOf(targets);
        if (targets.size() > 64 || freeSlots < 0) {
            throw new IllegalArgumentException(
                    "at most 64 targets and no negative slots, not " + targets.size() + " and " + freeSlots);
        }
    }

    @Override
    public byte[] encode() {
        return new Encoder(TYPE)
                .text(grader)
                .texts(targets)
                .number(freeSlots)
                .text(version)
                .number(sequence)
                .bytes();
    }

    static Ready decode(Decoder in) {
        return new Ready(in.text(), in.texts(), in.integer(), in.text(), in.number());
    }
}
