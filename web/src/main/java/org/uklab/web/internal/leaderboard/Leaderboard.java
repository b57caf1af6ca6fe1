/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.ledger.LedgerEntry;

/**
 * Rank people by their best score of each exercise. A pure function of ledger entries: the same entries in any order give
 * the same board. Any thread.
 *
 * @param rows the first first; equals share a rank
 */
public record Leaderboard(List<Row> rows) {
    public Leaderboard {
        rows = List.copyOf(rows);
    }

    /**
     * One standing.
     *
     * @param rank 1 is the first
     * @param total sum of the best scores
     * @param person or team, whichever competes
     * @param best score by exercise
     * @param firsts exercises that nobody solved earlier
     * @param since receipt of the patch that brought the total; who was earlier is ahead
     */
    public record Row(
            int rank,
            UUID person,
            int total,
            SortedMap<String, Integer> best,
            SortedSet<String> firsts,
            Instant since) {}

    private static final Comparator<Row> ORDER =
            Comparator.comparingInt(Row::total).reversed().thenComparing(Row::since);

    /** Rank all people that have an entry. */
    public static Leaderboard of(List<LedgerEntry> entries) {
        return of(entries, LedgerEntry::person);
    }

    /**
     * Rank all that have an entry.
     *
     * @param competitor gives whose an entry is; null if nobody's
     */
    static Leaderboard of(List<LedgerEntry> entries, Function<LedgerEntry, @Nullable UUID> competitor) {
        Map<UUID, Map<String, LedgerEntry>> best = new HashMap<>();
        Map<String, Instant> solved = new HashMap<>();
        for (LedgerEntry entry : entries) {
            UUID who = competitor.apply(entry);
            if (who == null) {
                continue;
            }
            best.computeIfAbsent(who, fresh -> new TreeMap<>()).merge(entry.exercise(), entry, Leaderboard::better);
            if (solves(entry)) {
                solved.merge(entry.exercise(), entry.receivedAt(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        List<Row> ordered = best.entrySet().stream()
                .map(one -> row(one.getKey(), one.getValue(), solved))
                .sorted(ORDER.thenComparing(Row::person))
                .toList();
        return new Leaderboard(ranked(ordered));
    }

    private static boolean solves(LedgerEntry entry) {
        return entry.maxScore() > 0 && entry.score() >= entry.maxScore();
    }

    /** The higher score, of equals the earlier one. */
    static LedgerEntry better(LedgerEntry one, LedgerEntry other) {
        if (one.score() != other.score()) {
            return one.score() > other.score() ? one : other;
        }
        return one.receivedAt().isAfter(other.receivedAt()) ? other : one;
    }

    private static Row row(UUID person, Map<String, LedgerEntry> best, Map<String, Instant> solved) {
        SortedMap<String, Integer> scores = new TreeMap<>();
        SortedSet<String> firsts = new TreeSet<>();
        int total = 0;
        Instant since = Instant.MIN;
        for (LedgerEntry entry : best.values()) {
            scores.put(entry.exercise(), entry.score());
            total += entry.score();
            if (solves(entry) && entry.receivedAt().equals(solved.get(entry.exercise()))) {
                firsts.add(entry.exercise());
            }
            if (entry.score() > 0 && entry.receivedAt().isAfter(since)) {
                since = entry.receivedAt();
            }
        }
        return new Row(0, person, total, scores, firsts, since);
    }

    private static List<Row> ranked(List<Row> ordered) {
        List<Row> ranked = new ArrayList<>();
        for (Row row : ordered) {
            int place = ranked.size() + 1;
            Row before = ranked.isEmpty() ? null : ranked.get(place - 2);
            int rank = before != null && ORDER.compare(before, row) == 0 ? before.rank() : place;
            ranked.add(new Row(rank, row.person(), row.total(), row.best(), row.firsts(), row.since()));
        }
        return ranked;
    }
}
