/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.uklab.web.internal.ledger.LedgerEntry;

/**
 * Say which entries of the ledger make a line of a board. Any thread.
 *
 * @param reasons all its entries that the board knows, the first first
 */
public record Why(Board.Line line, List<Reason> reasons) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /**
     * An entry.
     *
     * @param counts it is the best of its exercise, of equals the earlier one
     */
    public record Reason(LedgerEntry entry, boolean counts) {
        public String received() {
            return time(entry.receivedAt());
        }

        public String proof() {
            return entry.hash().substring(0, Math.min(12, entry.hash().length()));
        }
    }

    /** Explain a line; empty if the board has none of that competitor. */
    static Optional<Why> of(Board board, UUID competitor) {
        List<LedgerEntry> entries = board.entries().stream()
                .filter(entry -> competitor.equals(board.by().competitor(entry)))
                .toList();
        Map<String, LedgerEntry> best = new HashMap<>();
        entries.forEach(entry -> best.merge(entry.exercise(), entry, Leaderboard::better));
        return board.lines().stream()
                .filter(line -> line.id().equals(competitor))
                .findFirst()
                .map(line -> new Why(
                        line,
                        entries.stream()
                                .map(entry -> new Reason(entry, entry.equals(best.get(entry.exercise()))))
                                .toList()));
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
