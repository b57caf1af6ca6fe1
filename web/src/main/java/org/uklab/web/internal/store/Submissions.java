/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keep submissions. Thread of the transaction. */
public final class Submissions {
    static final String COLUMNS = "s.id, s.author, s.team, s.event, s.exercise, s.digest, s.kind, s.sha256,"
            + " s.received_at, s.official, s.state, s.attempt, s.verdict, s.score, s.max_score, s.changed_at";

    private final Tx tx;

    Submissions(Tx tx) {
        this.tx = tx;
    }

    /**
     * Keep a patch with its SHA-256 and the time of its receipt, and queue it. The author's older ones for the same
     * exercise that are still queued are superseded; a run supersedes nothing, and nothing supersedes it.
     *
     * <p>The exercise must have been published and the event exist; {@code dispatch.Intake} is the way in for pages.
     */
    public Receipt receive(NewSubmission wanted) {
        ExerciseRelease release = tx.releases()
                .current(wanted.exercise())
                .orElseThrow(() -> new IllegalArgumentException("never published: " + wanted.exercise()));
        Event event = tx.events()
                .find(wanted.event())
                .orElseThrow(() -> new IllegalArgumentException("no such event: " + wanted.event()));
        List<UUID> superseded = wanted.kind() == SubmissionKind.RUN ? List.of() : supersede(wanted);
        UUID id = UUID.randomUUID();
        tx.handle()
                .createUpdate("""
                        insert into submission (id, author, team, event, exercise, digest, kind, patch, sha256,
                            received_at, official, urgency, turn_at, state, attempt, changed_at)
                        values (:id, :author, :team, :event, :exercise, :digest, :kind, :patch, :sha256,
                            :now, :official, :urgency, :turn, 'QUEUED', 0, :now)
                        """)
                .bind("id", id)
                .bindMethods(wanted)
                .bind("digest", release.digest())
                .bind("sha256", sha256(wanted.patch()))
                .bind("now", tx.now())
                .bind("official", event.open(tx.now()))
                .bind("turn", tx.queue().turn(wanted.author()))
                .bind("urgency", Queue.urgency(event, wanted.kind()))
                .execute();
        return new Receipt(find(id).orElseThrow(), superseded);
    }

    private List<UUID> supersede(NewSubmission by) {
        List<UUID> older =
                tx.handle().createQuery("""
                        select id from submission
                        where state in ('QUEUED', 'WAITING') and event = :event and exercise = :exercise
                            and kind = :kind and (author = :author or team = :team)
                        for update
                        """).bindMethods(by).mapTo(UUID.class).list();
        older.forEach(id -> tx.handle()
                .createUpdate("update submission set state = 'SUPERSEDED', changed_at = :now where id = :id")
                .bind("id", id)
                .bind("now", tx.now())
                .execute());
        return older;
    }

    public Optional<Submission> find(UUID id) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from submission s where s.id = :id")
                .bind("id", id)
                .mapTo(Submission.class)
                .findOne();
    }

    /** Read the patch of a submission that exists. */
    public byte[] patch(UUID id) {
        return tx.handle()
                .createQuery("select patch from submission where id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .one();
    }

    /** List the latest submissions of a person, the latest first. */
    public List<Submission> history(UUID person, int limit) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from submission s where s.author = :person"
                        + " order by s.received_at desc, s.id limit :limit")
                .bind("person", person)
                .bind("limit", limit)
                .mapTo(Submission.class)
                .list();
    }

    /** List the latest submissions of a person for one exercise, the latest first. */
    public List<Submission> history(UUID person, String exercise, int limit) {
        return tx.handle()
                .createQuery("select " + COLUMNS + " from submission s where s.author = :person"
                        + " and s.exercise = :exercise order by s.received_at desc, s.id limit :limit")
                .bind("person", person)
                .bind("exercise", exercise)
                .bind("limit", limit)
                .mapTo(Submission.class)
                .list();
    }

    /** Move a submission on, if its attempt is still the given one and it is not over. */
    public boolean advance(UUID id, int attempt, SubmissionState to) {
        return tx.handle()
                        .createUpdate("""
                                update submission set state = :to, changed_at = :now
                                where id = :id and attempt = :attempt
                                    and state not in ('QUEUED', 'WAITING', 'FINISHED', 'QUARANTINED', 'SUPERSEDED',
                                        'CANCELLED')
                                """)
                        .bind("id", id)
                        .bind("attempt", attempt)
                        .bind("to", to)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
