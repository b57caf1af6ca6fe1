/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keep the list of what counts; nothing in it changes or goes. Thread of the transaction. */
public final class Ledger {
    private final Handle handle;
    private final Instant now;

    public Ledger(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    private record Head(long sequence, String hash) {}

    /**
     * Enter a score at the end of the chain. Whoever enters holds the chain's end until his transaction is over.
     *
     * <p>The same attempt twice is a bug: the database refuses it.
     */
    public LedgerEntry append(Score score) {
        Head head = handle.createQuery("select sequence, hash from ledger_head where id = 1 for update")
                .map((row, context) -> new Head(row.getLong(1), row.getString(2)))
                .one();
        LedgerEntry entry = new LedgerEntry(
                        head.sequence() + 1,
                        UUID.randomUUID(),
                        score.event(),
                        score.person(),
                        score.team(),
                        score.exercise(),
                        score.submission(),
                        score.attempt(),
                        score.verdict(),
                        score.score(),
                        score.maxScore(),
                        score.receivedAt(),
                        now,
                        head.hash(),
                        "")
                .sealed();
        handle.createUpdate("""
                        insert into ledger (sequence, id, event, person, team, exercise, submission, attempt, verdict,
                            score, max_score, received_at, entered_at, previous, hash)
                        values (:sequence, :id, :event, :person, :team, :exercise, :submission, :attempt, :verdict,
                            :score, :maxScore, :receivedAt, :enteredAt, :previous, :hash)
                        """).bindMethods(entry).execute();
        handle.createUpdate("update ledger_head set sequence = :sequence, hash = :hash where id = 1")
                .bindMethods(entry)
                .execute();
        return entry;
    }

    /** List all entries, the first first. */
    public List<LedgerEntry> all() {
        return handle.createQuery("select * from ledger order by sequence")
                .mapTo(LedgerEntry.class)
                .list();
    }

    /** List the entries of an event, the first first. */
    public List<LedgerEntry> of(UUID event) {
        return handle.createQuery("select * from ledger where event = :event order by sequence")
                .bind("event", event)
                .mapTo(LedgerEntry.class)
                .list();
    }

    /** Check that the chain, read by {@link #all}, is whole: no entry changed, gone, or put in between. */
    public ChainCheck verify() {
        String hash = "0".repeat(64);
        long sequence = 0;
        for (LedgerEntry entry : all()) {
            sequence++;
            if (entry.sequence() != sequence
                    || !entry.previous().equals(hash)
                    || !entry.hash().equals(entry.computedHash())) {
                return new ChainCheck.Broken(sequence);
            }
            hash = entry.hash();
        }
        String head = handle.createQuery("select hash from ledger_head where id = 1")
                .mapTo(String.class)
                .one();
        return head.equals(hash) ? new ChainCheck.Whole(sequence) : new ChainCheck.Broken(sequence + 1);
    }
}
