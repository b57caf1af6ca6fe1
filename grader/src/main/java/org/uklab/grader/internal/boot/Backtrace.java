/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uklab.grader.Report.Place;
import org.uklab.vmpool.EndKind;
import org.uklab.vmpool.RunEnd;
import org.uklab.vmpool.RunResult;

/**
 * Find the addresses that tell where a kernel ended.
 *
 * <p>Some are whatever the guest printed, so they are believed in words for the student only.
 */
public final class Backtrace {
    private static final Pattern PRINTED = Pattern.compile("Backtrace:((?: [0-9a-f]{1,16}\\b){1,17})");

    private Backtrace() {}

    /** Give addresses in the kernel's code, innermost first; empty if it ended well or nobody knows. */
    public static List<Long> addresses(RunResult run) {
        if (run.end() instanceof RunEnd.Ended ended) {
            return switch (ended.kind()) {
                case MAIN, EXIT -> List.of();
                default -> joined(exact(ended), printed(run.console().text()));
            };
        }
        return run.end() instanceof RunEnd.TimedOut late ? joined(late.ip(), late.trace()) : List.of();
    }

    /** Who gives up calls for it, and is known by where the call would return to; others are told exactly. */
    private static long exact(RunEnd.Ended ended) {
        boolean called =
                ended.kind() == EndKind.ASSERT || ended.kind() == EndKind.CRASH || ended.kind() == EndKind.HALT;
        return called && ended.ip() != 0 ? ended.ip() - 1 : ended.ip();
    }

    /** The last one: what a kernel prints before it dies may look like one. */
    private static List<Long> printed(String console) {
        List<Long> addresses = new ArrayList<>();
        Matcher trace = PRINTED.matcher(console);
        while (trace.find()) {
            addresses.clear();
            for (String address : trace.group(1).strip().split(" ", -1)) {
                addresses.add(Long.parseUnsignedLong(address, 16));
            }
        }
        return addresses;
    }

    /** Put what is known exactly before the addresses that calls return to, whose calls are just before. */
    private static List<Long> joined(long ip, List<Long> returns) {
        List<Long> all = new ArrayList<>();
        if (ip != 0) {
            all.add(ip);
        }
        for (long address : returns) {
            if (address != ip && address - 1 != ip) {
                all.add(address - 1);
            }
        }
        return all;
    }

    /** Say where it was and, if that is elsewhere, the first of the student's lines on the way; empty if unknown. */
    public static String words(List<Place> places) {
        if (places.isEmpty()) {
            return "";
        }
        Place first = places.get(0);
        return first.yours()
                ? first.toString()
                : places.stream()
                        .filter(Place::yours)
                        .map(yours -> first + ", called from " + yours)
                        .findFirst()
                        .orElse(first.toString());
    }
}
