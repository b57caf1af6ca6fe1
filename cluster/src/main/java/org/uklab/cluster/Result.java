/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

import java.util.Arrays;

/**
 * Carry the report of one attempt. The first one of a grader for a key stays, later ones change nothing.
 *
 * @param grader who graded; must be the signer. Whether it was the holder is for the database to say
 * @param reportJson UTF-8, at most {@link #MAX_REPORT} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look inside
public record Result(JobKey key, String grader, byte[] reportJson) implements Message {
    /** Largest report, in bytes. */
    public static final int MAX_REPORT = 4 << 20;

    static final int TYPE = 4;

    public Result {
        Names.require("grader", grader);
        if (reportJson.length > MAX_REPORT) {
            throw new IllegalArgumentException(
                    "a report has at most " + MAX_REPORT + " bytes, not " + reportJson.length);
        }
    }

    @Override
    public byte[] encode() {
        return new Encoder(TYPE).key(key).text(grader).blob(reportJson).bytes();
    }

    static Result decode(Decoder in) {
        return new Result(in.key(), in.text(), in.blob(MAX_REPORT));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Result result && Arrays.equals(encode(), result.encode());
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "Result[" + key + ", " + grader + ", " + reportJson.length + " bytes]";
    }
}
