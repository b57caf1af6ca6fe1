/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.report;

import org.uklab.vmpool.Console;

/** Make text of a guest or a compiler fit for a terminal, a page and a report: no controls, 64 KiB at most. */
public final class ConsoleText {
    private static final int MOST = 64 * 1024;

    private ConsoleText() {}

    /** Strip control characters; of a long text keep both ends. */
    public static String shown(String text) {
        String plain = Console.plain(text);
        if (plain.length() <= MOST) {
            return plain;
        }
        String gap = "\n[... " + (plain.length() - MOST) + " characters left out ...]\n";
        return plain.substring(0, MOST / 2) + gap + plain.substring(plain.length() - MOST / 2);
    }
}
