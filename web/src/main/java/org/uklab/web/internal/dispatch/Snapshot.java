/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionState;
import org.uklab.web.internal.store.Tx;

/**
 * Say where a submission is, whole: who has the latest one needs no earlier one. Any thread.
 *
 * @param attempt number of the latest attempt, 0 before the first
 * @param ahead how many go before it; null unless it is queued
 * @param verdict null before it is finished, as are the scores
 */
public record Snapshot(
        UUID id,
        SubmissionState state,
        int attempt,
        @Nullable Integer ahead,
        @Nullable String verdict,
        @Nullable Integer score,
        @Nullable Integer maxScore) {
    /** Read one submission, within its transaction; empty if there is none. */
    public static Optional<Snapshot> of(Tx tx, UUID id) {
        return of(tx, List.of(id)).stream().findFirst();
    }

    static List<Snapshot> of(Tx tx, Collection<UUID> ids) {
        List<Submission> found =
                ids.stream().flatMap(id -> tx.submissions().find(id).stream()).toList();
        boolean queued =
                found.stream().anyMatch(submission -> submission.state().queued());
        List<UUID> order = queued ? tx.queue().order() : List.of();
        return found.stream().map(submission -> of(submission, order)).toList();
    }

    private static Snapshot of(Submission submission, List<UUID> order) {
        int place = order.indexOf(submission.id());
        return new Snapshot(
                submission.id(),
                submission.state(),
                submission.attempt(),
                place < 0 ? null : place,
                submission.verdict(),
                submission.score(),
                submission.maxScore());
    }

    /** Write it with the names of its components; nulls are left out. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("id", id.toString())
                .put("state", state.name())
                .put("attempt", attempt);
        if (ahead != null) {
            json.put("ahead", ahead);
        }
        if (verdict != null) {
            json.put("verdict", verdict).put("score", score).put("maxScore", maxScore);
        }
        return json;
    }
}
