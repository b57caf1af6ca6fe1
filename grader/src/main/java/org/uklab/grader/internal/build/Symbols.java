/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uklab.grader.Report.Place;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.box.Workshop;

/**
 * Turn addresses in a kernel into lines of the source.
 *
 * <p>The symbols are partly a student's, so they are read in a box.
 */
public final class Symbols {
    /** More says nothing to a student. */
    private static final int MOST = 10;

    private static final int LONGEST_NAME = 200;

    private final Workshop workshop;
    private final String addr2line;

    /** Ask the tools with a prefix, as in {@link Toolchain#prefix}. */
    public Symbols(Workshop workshop, String prefix) {
        this.workshop = workshop;
        addr2line = prefix + "addr2line";
    }

    /**
     * Give the places of addresses, innermost first, inlined functions included; those without a line are left out.
     *
     * @param yours tree paths of the student's files
     */
    public List<Place> places(Path debugImage, List<Long> addresses, Set<String> yours, Path scratch)
            throws IOException, InterruptedException {
        if (addresses.isEmpty()) {
            return List.of();
        }
        List<String> ask = new ArrayList<>(List.of(addr2line, "-i", "-f", "-e", "/image"));
        addresses.forEach(address -> ask.add("0x" + Long.toHexString(address)));
        Path out = Files.createTempDirectory(scratch, "symbols");
        Outcome outcome = workshop.run(Task.small(List.of(ask), Map.of("/image", debugImage)), out);
        return outcome instanceof Outcome.Done done && done.status() == 0
                ? read(done.said().lines().toList(), yours)
                : List.of();
    }

    /** Read addr2line's pairs of lines. */
    static List<Place> read(List<String> lines, Set<String> yours) {
        List<Place> places = new ArrayList<>();
        for (int at = 0; at + 1 < lines.size() && places.size() < MOST; at += 2) {
            String place =
                    lines.get(at + 1).replaceFirst(" \\(discriminator.*", "").replaceFirst("^/(src|app|work)/", "");
            int colon = place.lastIndexOf(':');
            String function = lines.get(at);
            if (colon < 1
                    || place.startsWith("?")
                    || function.length() > LONGEST_NAME
                    || place.length() > LONGEST_NAME) {
                continue;
            }
            String file = place.substring(0, colon);
            places.add(new Place(function, file, Diagnostics.number(place.substring(colon + 1)), yours.contains(file)));
            if (function.equals("main")) { // the rest is how a kernel starts
                break;
            }
        }
        return List.copyOf(places);
    }
}
