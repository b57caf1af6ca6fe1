/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uklab.cluster.Ready;

/**
 * Know which graders are there and how many jobs each would take. Thread of the dispatcher.
 *
 * <p>A post says how many slots were free when it was written; jobs given since then are taken off until the next post.
 */
final class Roster {
    private static final Duration LIFETIME = Duration.ofSeconds(Ready.LIFETIME_SECONDS);

    private final Map<String, Seat> seats = new HashMap<>();

    private record Seat(Ready ready, Instant heard, int given) {
        int free() {
            return ready.freeSlots() - given;
        }
    }

    /** Take a post in; one that is not newer changes nothing. */
    void hear(Ready ready, Instant now) {
        seats.merge(
                ready.grader(),
                new Seat(ready, now, 0),
                (known, newer) -> newer.ready().sequence() > known.ready().sequence() ? newer : known);
    }

    /** Forget graders that fell silent. */
    void forget(Instant now) {
        seats.values().removeIf(seat -> seat.heard().plus(LIFETIME).isBefore(now));
    }

    List<Ready> there() {
        return seats.values().stream()
                .map(Seat::ready)
                .sorted(Comparator.comparing(Ready::grader))
                .toList();
    }

    boolean anyFree() {
        return seats.values().stream().anyMatch(seat -> seat.free() > 0);
    }

    /** Say whether some grader, free or not, has one of the machines. */
    boolean able(List<String> targets) {
        return seats.values().stream().anyMatch(seat -> offers(seat, targets));
    }

    /**
     * Choose a grader with a free slot and one of the machines: first those that did not try before, then the one with most
     * free slots.
     */
    Optional<String> choose(List<String> targets, Set<String> tried) {
        return seats.values().stream()
                .filter(seat -> seat.free() > 0 && offers(seat, targets))
                .min(Comparator.comparing((Seat seat) -> tried.contains(grader(seat)))
                        .thenComparing(Seat::free, Comparator.reverseOrder())
                        .thenComparing(Roster::grader))
                .map(Roster::grader);
    }

    /** Count a job that the grader was given. */
    void give(String grader) {
        seats.computeIfPresent(grader, (name, seat) -> new Seat(seat.ready(), seat.heard(), seat.given() + 1));
    }

    private static boolean offers(Seat seat, List<String> targets) {
        return seat.ready().targets().stream().anyMatch(targets::contains);
    }

    private static String grader(Seat seat) {
        return seat.ready().grader();
    }
}
