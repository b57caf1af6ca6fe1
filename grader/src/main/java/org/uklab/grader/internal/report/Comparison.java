/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.uklab.grader.Report;
import org.uklab.grader.Report.Boot;
import org.uklab.grader.Report.CheckLine;
import org.uklab.vmpool.Console;

/** Say in which way two reports of one attempt differ, such as this host's and the server's, and what to do about each. */
public final class Comparison {
    private static final Map<String, String> REMEDIES = Map.of(
            "tree",
            "This uklab has other kernel sources. Take the version that the server runs, make a folder with `new`, and"
                    + " copy your files into it.",
            "toolchain",
            "Make, compiler, binutils or musl have another version here. Install the server's, or grade where its"
                    + " packages are; the image may be the same all the same.",
            "machine",
            "QEMU or what it emulates has another version here. Install the server's; a verdict may differ by its"
                    + " bugs, the count of instructions by its firmware.",
            "image",
            "Other files were handed in than these. Download the patch from the page of the submission and grade"
                    + " that.");
    private static final String NEVER =
            "This must not be: the same image ran on the same machine. Please report it, with both reports as JSON.";

    private final List<String> same = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean explained;

    private Comparison() {}

    /** Write lines for a terminal. */
    public static String write(Report here, OtherReport there) {
        Comparison comparison = new Comparison();
        comparison.compare(here, there);
        String same = comparison.same.isEmpty() ? "nothing" : String.join(", ", comparison.same);
        return "\ncompared with the other report\n  same     " + same + "\n" + comparison.text;
    }

    private void compare(Report here, OtherReport there) {
        Report.Digests digests = here.digests();
        List<String> own = List.of(
                digests.tree(),
                digests.toolchain(),
                digests.machine(),
                Objects.requireNonNullElse(digests.image(), ""));
        for (int i = 0; i < own.size(); i++) {
            String name = OtherReport.NAMED.get(i);
            boolean follows = name.equals("image") && explained;
            line(
                    name,
                    brief(own.get(i)),
                    brief(there.digests().get(i)),
                    follows ? "" : Objects.requireNonNullElse(REMEDIES.get(name), ""));
        }
        boolean seeds = here.seed() == there.seed();
        line("seed", "" + here.seed(), "" + there.seed(), "Repeat with --seed " + there.seed() + ".");
        if (!here.boots().isEmpty() && !there.instructions().isEmpty() && seeds) {
            line("instructions", counts(here.boots()), there.instructions().toString(), explained ? "" : NEVER);
        }
        String verdict = here.verdict() + " " + here.score();
        line("verdict", verdict, there.verdict() + " " + there.score(), explained ? "" : NEVER);
        Set<String> failed = here.checks().stream()
                .filter(check -> !check.passed())
                .map(CheckLine::id)
                .collect(Collectors.toCollection(TreeSet::new));
        line("failed checks", failed.toString(), there.failed().toString(), explained ? "" : NEVER);
    }

    private void line(String name, String here, String there, String remedy) {
        if (here.equals(there)) {
            same.add(name);
            return;
        }
        explained = true;
        text.append("  differs  ").append(name).append(": here ").append(here);
        text.append(", there ").append(Console.plain(there)).append('\n');
        if (!remedy.isEmpty()) {
            text.append("           ").append(remedy).append('\n');
        }
    }

    private static String counts(List<Boot> boots) {
        return boots.stream().map(Boot::instructions).toList().toString();
    }

    private static String brief(String digest) {
        return digest.isEmpty() ? "none" : digest.substring(0, Math.min(12, digest.length()));
    }
}
