/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

/**
 * Say that a grader still works on a job.
 *
 * @param grader who says so; must be the signer
 * @param sequence grows with each renewal of this job by this grader; one that does not grow is dropped as a replay
 */
public record Renewal(JobKey key, String grader, long sequence) implements Message {
    static final int TYPE = 3;

    public Renewal {
        Names.require("grader", grader);
    }

    @Override
    public byte[] encode() {
        return new Encoder(TYPE).key(key).text(grader).number(sequence).bytes();
    }

    static Renewal decode(Decoder in) {
        return new Renewal(in.key(), in.text(), in.number());
    }
}
