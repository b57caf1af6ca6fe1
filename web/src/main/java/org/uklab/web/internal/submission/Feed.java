/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uklab.cluster.LiveEvent;
import org.unbescape.html.HtmlEscape;

/** Collect live events as HTML for a console, until somebody takes it. The event loop of one stream only. */
final class Feed {
    /** Bytes of HTML; beyond this nothing is shown live, the report has all of it. */
    private static final int MOST = 128 * 1024;

    private static final String MORE = "[more than the live console shows; the report will have it]\n";
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
    /** Controls but newline and tab, and what turns the direction of text. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]");

    private final StringBuilder fresh = new StringBuilder();
    private int total; // bytes
    private boolean full;

    void add(LiveEvent event) {
        if (full) {
            return;
        }
        String line = switch (event.kind()) {
            case PHASE -> phases(event.text());
            case LOG, CONSOLE -> escape(event.text()) + (event.text().endsWith("\n") ? "" : "\n");
            case CHECK -> ""; // the report tells all checks, a moment later
        };
        total += line.getBytes(UTF_8).length;
        full = total > MOST - MORE.length();
        fresh.append(full ? MORE : line);
    }

    private static String phases(String names) {
        return names.lines()
                .map(name -> "<span class=\"phase\">» " + escape(name) + "</span>\n")
                .collect(Collectors.joining());
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
