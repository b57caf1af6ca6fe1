/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import java.util.regex.Pattern;
import org.uklab.cluster.LiveEvent;
import org.unbescape.html.HtmlEscape;

/** Collect live events as HTML for a console, until somebody takes it. The event loop of one stream only. */
final class Feed {
    /** Beyond this nothing is shown live; the report has all of it. */
    private static final int MAX_CHARS = 128 * 1024;

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private final StringBuilder fresh = new StringBuilder();
    private int total;

    void add(LiveEvent event) {
        String line = switch (event.kind()) {
            case PHASE -> "<span class=\"phase\">» " + escape(event.text()) + "</span>\n";
            case LOG, CONSOLE -> escape(event.text()) + (event.text().endsWith("\n") ? "" : "\n");
            case CHECK -> ""; // the report tells all checks, a moment later
        };
        boolean fits = total + line.length() <= MAX_CHARS;
        if (!fits && total < MAX_CHARS) {
            line = "[more than the live console shows; the report will have it]\n";
            total = MAX_CHARS;
        } else if (!fits) {
            return;
        }
        total += line.length();
        fresh.append(line);
    }

    /** Give what came since the last time. */
    String take() {
        String text = fresh.toString();
        fresh.setLength(0);
        return text;
    }

    private static String escape(String text) {
        String plain = COLOURS.matcher(text).replaceAll("");
        return HtmlEscape.escapeHtml4Xml(CONTROLS.matcher(plain).replaceAll(""));
    }
}
