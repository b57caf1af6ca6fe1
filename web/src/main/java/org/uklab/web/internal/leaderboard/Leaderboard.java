/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
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
     * One person's standing.
     *
     * @param rank 1 is the first
     * @param total sum of the best scores
     * @param best score by exercise
     * @param since receipt of the patch that brought the total; who was earlier is ahead
     */
    public record Row(int rank, UUID person, int total, SortedMap<String, Integer> best, Instant since) {}

    private static final Comparator<Row> ORDER =
            Comparator.comparingInt(Row::total).reversed().thenComparing(Row::since);

    /** Rank all people that have an entry. */
    public static Leaderboard of(List<LedgerEntry> entries) {
        Map<UUID, Map<String, LedgerEntry>> best = new HashMap<>();
        for (LedgerEntry entry : entries) {
            best.computeIfAbsent(entry.person(), person -> new TreeMap<>())
                    .merge(entry.exercise(), entry, Leaderboard::better);
        }
        List<Row> ordered = best.entrySet().stream()
                .map(person -> row(person.getKey(), person.getValue()))
                .sorted(ORDER.thenComparing(Row::person))
                .toList();
        return new Leaderboard(ranked(ordered));
    }

    /** The higher score, of equals the earlier one. */
    private static LedgerEntry better(LedgerEntry one, LedgerEntry other) {
        if (one.score() != other.score()) {
            return one.score() > other.score() ? one : other;
        }
        return one.receivedAt().isAfter(other.receivedAt()) ? other : one;
    }

    private static Row row(UUID person, Map<String, LedgerEntry> best) {
        SortedMap<String, Integer> scores = new TreeMap<>();
        int total = 0;
        Instant since = Instant.MIN;
        for (LedgerEntry entry : best.values()) {
            scores.put(entry.exercise(), entry.score());
            total += entry.score();
            if (entry.score() > 0 && entry.receivedAt().isAfter(since)) {
                since = entry.receivedAt();
            }
        }
        return new Row(0, person, total, scores, since);
    }

    private static List<Row> ranked(List<Row> ordered) {
        List<Row> ranked = new ArrayList<>();
        for (Row row : ordered) {
            int place = ranked.size() + 1;
            Row before = ranked.isEmpty() ? null : ranked.get(place - 2);
            int rank = before != null && ORDER.compare(before, row) == 0 ? before.rank() : place;
            ranked.add(new Row(rank, row.person(), row.total(), row.best(), row.since()));
        }
        return ranked;
    }
}
