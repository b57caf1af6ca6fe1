/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.uklab.web.internal.ledger.LedgerEntry;
import org.uklab.web.internal.store.Event;
import org.uklab.web.internal.store.Tx;

/**
 * Hold the public's board of an event. Whatever leaves this package about an event is made of this: from the freeze on
 * it knows nothing that the ledger took later. Any thread.
 *
 * @param by people or teams
 * @param frozen shows what the ledger had at the freeze
 * @param exercises the columns
 * @param entries those it is made of, the first first
 */
public record Board(
        Event event, By by, boolean frozen, List<String> exercises, List<Line> lines, List<LedgerEntry> entries) {
    /**
     * Show one person's or team's line.
     *
     * @param cells one for each column
     */
    public record Line(int rank, UUID id, String name, List<Cell> cells, int total) {}

    /**
     * Show the best score in one exercise.
     *
     * @param score {@code –} if none
     * @param first nobody solved it earlier
     */
    public record Cell(String exercise, String score, boolean first) {}

    /** Read the board as it is now. */
    static Board read(Tx tx, Event event, By by) {
        boolean frozen = event.frozen(tx.now());
        // By the time of entry, not of receipt: a verdict that comes late must not move a board that stands still.
        List<LedgerEntry> entries = tx.ledger().of(event.id()).stream()
                .filter(entry -> !frozen || entry.enteredAt().isBefore(event.freezesAt()))
                .toList();
        Leaderboard ranks = Leaderboard.of(entries, by::competitor);
        Set<String> exercises = new LinkedHashSet<>(tx.events().exercises(event.id()));
        entries.stream().map(LedgerEntry::exercise).sorted().forEach(exercises::add);
        Map<UUID, String> names =
                by.names(tx, ranks.rows().stream().map(Leaderboard.Row::person).toList());
        List<Line> lines = ranks.rows().stream()
                .map(row -> new Line(
                        row.rank(),
                        row.person(),
                        names.getOrDefault(row.person(), "somebody"),
                        exercises.stream().map(exercise -> cell(row, exercise)).toList(),
                        row.total()))
                .toList();
        return new Board(event, by, frozen, List.copyOf(exercises), lines, entries);
    }

    private static Cell cell(Leaderboard.Row row, String exercise) {
        Integer score = row.best().get(exercise);
        return new Cell(
                exercise, score == null ? "–" : score.toString(), row.firsts().contains(exercise));
    }

    /** Name what can be seen, and nothing else: two boards that look the same have the same version. */
    public String version() {
        String seen = event.slug() + event.title() + by + frozen + exercises + lines;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Say in a sentence who leads. */
    public String news() {
        List<Line> leaders = lines.stream()
                .filter(line -> line.rank() == 1 && line.total() > 0)
                .toList();
        if (leaders.isEmpty()) {
            return "Nobody has points yet.";
        }
        String points = leaders.get(0).total() + (leaders.get(0).total() == 1 ? " point." : " points.");
        return leaders.size() == 1
                ? leaders.get(0).name() + " leads with " + points
                : leaders.size() + " lead together with " + points;
    }

    /** Give where the board is on the site. */
    public String path() {
        return event.practice() ? "/leaderboard" : "/events/" + event.slug() + "/leaderboard";
    }

    /** Give what addresses end with, to stay with people or teams. */
    public String query() {
        return by == By.TEAM ? "?by=team" : "";
    }
}
