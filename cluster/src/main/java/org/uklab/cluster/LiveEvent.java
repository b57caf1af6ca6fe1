/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster;

/**
 * Tell watchers what happens to a submission now. May be lost; the report says everything again.
 *
 * @param text what happened, a line each if it is more; longer text than {@link #MAX_TEXT} is cut
 */
public record LiveEvent(String submission, int attempt, Kind kind, String text) implements Message {
    /** What a live event is about. */
    public enum Kind {
        /** Phases begin; the text is their names. */
        PHASE,
        /** A line of a tool, such as a compiler. */
        LOG,
        /** Checks were judged; the text is JSON, a line each. */
        CHECK,
        /** What the guest printed. */
        CONSOLE
    }

    /** Longest text, in characters. */
    public static final int MAX_TEXT = 4096;

    static final int TYPE = 5;

    public LiveEvent {
        Names.require("submission", submission);
        if (text.length() > MAX_TEXT) {
            text = text.substring(0, MAX_TEXT);
        }
    }

    @Override
    public byte[] encode() {
        return new Encoder(TYPE)
                .text(submission)
                .number(attempt)
                .text(kind.name())
                .text(text)
                .bytes();
    }

    static LiveEvent decode(Decoder in) {
        return new LiveEvent(in.text(), in.integer(), Kind.valueOf(in.text()), in.text());
    }
}
