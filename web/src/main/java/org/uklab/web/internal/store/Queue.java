/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    private static final String ORDER = " order by " + URGENCY + ", s.turn_at, s.id";

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

    /** List the ids of all that are queued, in the order in which they will be graded. */
    public List<UUID> order() {
        return patient(tx.handle().createQuery("select s.id" + QUEUED + ORDER))
                .mapTo(UUID.class)
                .list();
    }

    /** List the first ones that were made for one of the given exercise releases, in the same order. */
    public List<Submission> first(Collection<String> digests, int limit) {
        if (digests.isEmpty()) {
            return List.of();
        }
        return patient(tx.handle()
                        .createQuery("select " + Submissions.COLUMNS + QUEUED + " and s.digest in (<digests>)" + ORDER
                                + " limit :limit")
                        .bindList("digests", List.copyOf(digests))
                        .bind("limit", limit))
                .mapTo(Submission.class)
                .list();
    }

    /** Mark which submissions wait for a grader that is not there, and give those that changed. */
    public List<UUID> mark(Collection<String> gradedDigests) {
        List<UUID> changed = new ArrayList<>();
        tx.handle()
                .createQuery("select s.id, s.digest, s.state" + QUEUED)
                .map((row, context) -> new Waiting(
                        row.getObject(1, UUID.class),
                        gradedDigests.contains(row.getString(2)) ? SubmissionState.QUEUED : SubmissionState.WAITING,
                        SubmissionState.valueOf(row.getString(3))))
                .filter(waiting -> waiting.should() != waiting.is())
                .forEach(waiting -> {
                    if (mark(waiting)) {
                        changed.add(waiting.id());
                    }
                });
        return changed;
    }

    private record Waiting(UUID id, SubmissionState should, SubmissionState is) {}

    private boolean mark(Waiting waiting) {
        return tx.handle()
                        .createUpdate("update submission set state = :should, changed_at = :now"
                                + " where id = :id and state = :is")
                        .bind("id", waiting.id())
                        .bind("should", waiting.should())
                        .bind("is", waiting.is())
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    private <S extends SqlStatement<S>> S patient(S statement) {
        return statement.bind("patience", tx.now().minus(PATIENCE));
    }
}
