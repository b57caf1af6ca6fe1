/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Order what waits for a grader: the more urgent class first, within a class by turn. Thread of the transaction.
 *
 * <p>Turns are virtual times: each unfinished submission of an author sets the next one back a minute, so that one busy
 * author does not hold up the others. Whoever has waited {@link #PATIENCE} after his turn is as urgent as any.
 */
public final class Queue {
    private static final Duration BUSY = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String QUEUED = " from submission s where s.state in ('QUEUED', 'WAITING')";
    private static final String URGENCY = "case when s.turn_at < :patience then 0 else s.urgency end";

    private final Tx tx;

    Queue(Tx tx) {
        this.tx = tx;
    }

    /** Class a submission: live events, then visible tests, then practice. */
    static int urgency(Event event, SubmissionKind kind) {
        if (kind == SubmissionKind.RUN) {
            return 1;
        }
        return event.live() ? 0 : 2;
    }

    /** Draw the turn of an author's next submission. */
    Instant turn(UUID author) {
        int unfinished = tx.handle()
                .createQuery("select count(*) from submission where author = :author"
                        + " and state not in ('FINISHED', 'QUARANTINED', 'SUPERSEDED', 'CANCELLED')")
                .bind("author", author)
                .mapTo(int.class)
                .one();
        return tx.now().plus(BUSY.multipliedBy(unfinished));
    }

    /** List the first ones, in the order in which they will be graded. */
    public List<Submission> first(int limit) {
        return patient(tx.handle()
                        .createQuery("select " + Submissions.COLUMNS + QUEUED + " order by " + URGENCY
                                + ", s.turn_at, s.id limit :limit")
                        .bind("limit", limit))
                .mapTo(Submission.class)
                .list();
    }

    /** Count how many go before a submission; empty if it is not queued. */
    public OptionalInt ahead(UUID id) {
        List<UUID> order = patient(
                        tx.handle().createQuery("select s.id" + QUEUED + " order by " + URGENCY + ", s.turn_at, s.id"))
                .mapTo(UUID.class)
                .list();
        int place = order.indexOf(id);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Say whether a queued submission waits for a grader that does not exist; false if that was known. */
    public boolean mark(UUID id, boolean waiting) {
        return tx.handle()
                        .createUpdate("update submission set state = :to, changed_at = :now"
                                + " where id = :id and state = :from")
                        .bind("id", id)
                        .bind("from", waiting ? SubmissionState.QUEUED : SubmissionState.WAITING)
                        .bind("to", waiting ? SubmissionState.WAITING : SubmissionState.QUEUED)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    private <S extends SqlStatement<S>> S patient(S statement) {
        return statement.bind("patience", tx.now().minus(PATIENCE));
    }
}
