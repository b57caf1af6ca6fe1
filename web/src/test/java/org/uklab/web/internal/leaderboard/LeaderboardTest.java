/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.uklab.web.internal.ledger.LedgerEntry;

/** The board is a function of the entries. */
final class LeaderboardTest {
    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final UUID CEM = new UUID(0, 3);

    @Test
    void an_empty_ledger_makes_an_empty_board() {
        assertThat(Leaderboard.of(List.of()).rows()).isEmpty();
    }

    @Test
    void the_best_score_of_each_exercise_counts() {
        Leaderboard board = Leaderboard.of(List.of(
                entry(ADA, "assign", 40, 1),
                entry(ADA, "assign", 90, 2),
                entry(ADA, "assign", 10, 3),
                entry(ADA, "wake", 5, 4)));

        assertThat(board.rows()).singleElement().satisfies(row -> {
            assertThat(row.total()).isEqualTo(95);
            assertThat(row.best()).isEqualTo(Map.of("assign", 90, "wake", 5));
        });
    }

    @Test
    void who_has_more_points_is_ahead_and_of_equals_who_had_them_earlier() {
        Leaderboard board = Leaderboard.of(
                List.of(entry(ADA, "assign", 50, 9), entry(BEN, "assign", 50, 3), entry(CEM, "assign", 60, 20)));

        assertThat(board.rows()).extracting(Leaderboard.Row::person).containsExactly(CEM, BEN, ADA);
        assertThat(board.rows()).extracting(Leaderboard.Row::rank).containsExactly(1, 2, 3);
    }

    @Test
    void repeating_a_score_does_not_make_it_later() {
        Leaderboard board = Leaderboard.of(
                List.of(entry(ADA, "assign", 50, 1), entry(BEN, "assign", 50, 2), entry(ADA, "assign", 50, 3)));

        assertThat(board.rows()).extracting(Leaderboard.Row::person).containsExactly(ADA, BEN);
    }

    @Test
    void equals_share_a_rank_and_the_next_one_keeps_his() {
        Leaderboard board = Leaderboard.of(
                List.of(entry(ADA, "assign", 50, 1), entry(BEN, "assign", 50, 1), entry(CEM, "assign", 10, 1)));

        assertThat(board.rows()).extracting(Leaderboard.Row::rank).containsExactly(1, 1, 3);
    }

    @Test
    void who_solved_an_exercise_first_is_marked_and_nobody_for_a_part_of_it() {
        Leaderboard board = Leaderboard.of(List.of(
                entry(ADA, "assign", 100, 5),
                entry(BEN, "assign", 100, 4),
                entry(CEM, "assign", 100, 4),
                entry(ADA, "wake", 90, 1)));

        assertThat(board.rows().stream().filter(row -> !row.firsts().isEmpty()))
                .allSatisfy(row -> assertThat(row.firsts()).containsExactly("assign"))
                .extracting(Leaderboard.Row::person)
                .containsExactlyInAnyOrder(BEN, CEM);
    }

    @Test
    void who_is_in_no_team_is_not_on_the_board_of_teams() {
        List<LedgerEntry> entries = List.of(entry(ADA, "assign", 50, 1), entry(BEN, "assign", 60, 2));

        Leaderboard board = Leaderboard.of(entries, entry -> entry.person().equals(ADA) ? CEM : null);

        assertThat(board.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.person()).isEqualTo(CEM));
    }

    @Test
    void the_order_of_entries_does_not_matter() {
        Random random = new Random(42);
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            entries.add(entry(new UUID(0, random.nextInt(9)), "e" + random.nextInt(3), random.nextInt(11) * 10, i));
        }
        Leaderboard board = Leaderboard.of(entries);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(entries, random);
            assertThat(Leaderboard.of(entries)).isEqualTo(board);
        }
    }

    private static LedgerEntry entry(UUID person, String exercise, int score, long second) {
        return new LedgerEntry(
                1,
                UUID.randomUUID(),
                new UUID(0, 0),
                person,
                null,
                exercise,
                UUID.randomUUID(),
                1,
                "PARTIAL",
                score,
                100,
                Instant.ofEpochSecond(second),
                Instant.EPOCH,
                "",
                "");
    }
}
