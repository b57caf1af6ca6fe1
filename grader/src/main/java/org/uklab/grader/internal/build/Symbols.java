/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.box.Workshop;

/**
 * Say in which line of the source a kernel died.
 *
 * <p>The symbols are partly a student's, so they are read in a box; the backtrace is whatever the guest printed, so it is
 * believed in words for the student only.
 */
public final class Symbols {
    private static final Pattern BACKTRACE = Pattern.compile("Backtrace:((?: [0-9a-f]{1,16}){1,17})");

    private final Workshop workshop;
    private final String addr2line;

    /** Ask the tools with a prefix, as in {@link Toolchain#prefix}. */
    public Symbols(Workshop workshop, String prefix) {
        this.workshop = workshop;
        addr2line = prefix + "addr2line";
    }

    /** Give where it died and, if that is elsewhere, the first of the student's lines on the way; empty if unknown. */
    public String where(Path debugImage, long ip, String console, Set<String> files, Path scratch)
            throws IOException, InterruptedException {
        List<String> addresses = addresses(ip, console);
        if (addresses.isEmpty()) {
            return "";
        }
        List<String> ask = new ArrayList<>(List.of(addr2line, "-f", "-e", "/image"));
        ask.addAll(addresses);
        Path out = Files.createTempDirectory(scratch, "symbols");
        Outcome outcome = workshop.run(Task.small(List.of(ask), Map.of("/image", debugImage)), out);
        return outcome instanceof Outcome.Done done && done.status() == 0
                ? describe(done.said().lines().toList(), files)
                : "";
    }

    /** Read addr2line's pairs of lines, innermost first. */
    static String describe(List<String> lines, Set<String> files) {
        String first = "";
        for (int at = 0; at + 1 < lines.size(); at += 2) {
            String place =
                    lines.get(at + 1).replaceFirst(" \\(discriminator.*", "").replaceFirst("^/(src|app)/", "");
            if (place.startsWith("?")) {
                continue;
            }
            String words = lines.get(at) + " (" + place + ")";
            if (files.contains(place.substring(0, Math.max(0, place.lastIndexOf(':'))))) {
                return first.isEmpty() ? words : first + ", called from " + words;
            }
            first = first.isEmpty() ? words : first;
        }
        return first;
    }

    private static List<String> addresses(long ip, String console) {
        List<String> addresses = new ArrayList<>();
        if (ip != 0) {
            addresses.add("0x" + Long.toHexString(ip));
        }
        Matcher trace = BACKTRACE.matcher(console);
        if (trace.find()) {
            for (String address : trace.group(1).strip().split(" ", -1)) {
                long value = Long.parseUnsignedLong(address, 16);
                if (value != ip) {
                    addresses.add("0x" + Long.toHexString(value - 1)); // the call, not where it returns to
                }
            }
        }
        return addresses;
    }
}
