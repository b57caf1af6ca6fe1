/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Event;
import org.uklab.web.internal.store.SettableClock;

/** The ledger grows at its end only, and every other change shows. */
final class LedgerTest {
    private static final Vertx VERTX = Vertx.vertx();
    private Db db = open();

    private static Db open() {
        return Db.memory(VERTX, "ledger" + UUID.randomUUID(), new SettableClock());
    }

    @BeforeEach
    void enter_five() {
        for (int i = 0; i < 5; i++) {
            enter(i * 10);
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void entries_are_numbered_and_each_names_the_hash_before_it() {
        List<LedgerEntry> all = db.tx(tx -> tx.ledger().all());

        assertThat(all).extracting(LedgerEntry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).previous()).isEqualTo(all.get(i - 1).hash());
        }
        assertThat(verify()).isEqualTo(new ChainCheck.Whole(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger set score = 100 where sequence = 3",
                "update ledger set person = random_uuid() where sequence = 3",
                "update ledger set received_at = received_at - interval '1' hour where sequence = 3",
                "update ledger set team = random_uuid() where sequence = 3",
                "update ledger set hash = '00' where sequence = 3",
                "delete from ledger where sequence = 3"
            })
    void a_changed_or_missing_entry_breaks_the_chain(String crime) {
        db.tx(tx -> tx.handle().execute(crime));

        assertThat(verify()).isEqualTo(new ChainCheck.Broken(3));
    }

    @Test
    void a_missing_end_breaks_the_chain() {
        db.tx(tx -> tx.handle().execute("delete from ledger where sequence = 5"));

        assertThat(verify()).isEqualTo(new ChainCheck.Broken(5));
    }

    @Test
    void the_same_attempt_is_never_entered_twice() {
        Score score = score(50);
        db.tx(tx -> tx.ledger().append(score));

        assertThatThrownBy(() -> db.tx(tx -> tx.ledger().append(score))).isInstanceOf(RuntimeException.class);
        assertThat(verify()).isEqualTo(new ChainCheck.Whole(6));
    }

    @Test
    void many_at_once_make_one_chain() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> entered = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                entered.add(many.submit(() -> enter(1)));
            }
            for (Future<?> one : entered) {
                one.get();
            }
        } finally {
            many.shutdownNow();
        }
        assertThat(verify()).isEqualTo(new ChainCheck.Whole(45));
    }

    private ChainCheck verify() {
        return db.tx(tx -> tx.ledger().verify());
    }

    private void enter(int points) {
        db.tx(tx -> tx.ledger().append(score(points)));
    }

    private Score score(int points) {
        return new Score(
                Event.PRACTICE,
                UUID.randomUUID(),
                null,
                "ex",
                UUID.randomUUID(),
                1,
                "PARTIAL",
                points,
                100,
                new SettableClock().instant());
    }
}
