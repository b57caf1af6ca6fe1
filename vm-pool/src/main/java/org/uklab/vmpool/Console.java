/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Hold the beginning and the end of what a program wrote. Immutable, any thread.
 *
 * <p>The bytes are the program's, so nothing in them can be trusted, neither as text nor as a verdict.
 */
public final class Console {
    /** A console nobody wrote to. */
    public static final Console EMPTY = new Console(new byte[0], new byte[0], 0);

    /** ESC with what it introduces: CSI ... final, OSC/DCS/SOS/PM/APC ... end, or one more character. */
    private static final Pattern ESCAPES = Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]?"
            + "|[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?"
            + "|[ -/]*[0-Z\\\\^-~])?");
    /** Controls but newline and tab, and what turns the direction of text. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");

    private final byte[] head;
    private final byte[] tail;
    private final long omitted;

    /** Take the first bytes, the last bytes, and how many were left out between them. */
    public Console(byte[] head, byte[] tail, long omitted) {
        this.head = head.clone();
        this.tail = tail.clone();
        this.omitted = omitted;
    }

    /** Return how many bytes were written in all. */
    public long length() {
        return head.length + omitted + tail.length;
    }

    /** Return how many bytes in the middle were left out. */
    public long omitted() {
        return omitted;
    }

    /** Return the text as written, broken UTF-8 replaced; not fit for a terminal or a page. */
    public String raw() {
        return joined(decode(head), decode(tail));
    }

    /** Return the text without escape sequences and control characters; lines end in a newline. */
    public String text() {
        return joined(plain(decode(head)), plain(decode(tail)));
    }

    private String joined(String first, String last) {
        return omitted == 0 ? first + last : first + "\n[... " + omitted + " bytes left out ...]\n" + last;
    }

    /** Return any text of a program without escape sequences and control characters. */
    public static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return CONTROLS.matcher(ESCAPES.matcher(lines).replaceAll("")).replaceAll("");
    }

    private static String decode(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text();
    }
}
