/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.io.ByteArrayOutputStream;

/** Look at bytes as lines of text. Any thread. */
final class Text {
    private Text() {}

    /** Undo a conversion of the whole text to CR LF, as mailers and Windows editors make it; leave others alone. */
    static byte[] unixLines(byte[] text) {
        ByteArrayOutputStream unix = new ByteArrayOutputStream(text.length);
        for (int at = 0; at < text.length; at++) {
            boolean pair = text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n';
            if (text[at] == '\n' && (at == 0 || text[at - 1] != '\r')) {
                return text;
            }
            if (!pair) {
                unix.write(text[at]);
            }
        }
        return unix.toByteArray();
    }

    /** Give the offset of the first such byte, or -1. */
    static int indexOf(byte[] text, byte wanted) {
        for (int at = 0; at < text.length; at++) {
            if (text[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Count the 1-based line at an offset. */
    static int lineAt(byte[] text, int offset) {
        int line = 1;
        for (int at = 0; at < offset && at < text.length; at++) {
            line += text[at] == '\n' ? 1 : 0;
        }
        return line;
    }
}
