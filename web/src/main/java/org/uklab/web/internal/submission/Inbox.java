/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Function;
import org.uklab.exercises.Exercise;
import org.uklab.kerneltree.PatchResult;
import org.uklab.web.internal.exercise.Workbench;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.Submission;

/** Check a patch against its exercise's policy, and keep it if it may be graded. Any thread. */
public final class Inbox {
    private final Vertx vertx;
    private final Workbench bench;
    private final Function<NewSubmission, Future<Submission>> keep;

    /** Check with a workbench, and hand over to whoever keeps and queues. */
    public Inbox(Vertx vertx, Workbench bench, Function<NewSubmission, Future<Submission>> keep) {
        this.vertx = vertx;
        this.bench = bench;
        this.keep = keep;
    }

    /** Say what became of a patch. */
    public sealed interface Answer {
        record Kept(Submission submission) implements Answer {}

        record Refused(PatchResult.Rejected why) implements Answer {}
    }

    Future<Answer> put(Exercise exercise, NewSubmission wanted) {
        return vertx.executeBlocking(() -> bench.check(exercise, wanted.patch()), false)
                .compose(result -> result instanceof PatchResult.Rejected refused
                        ? Future.succeededFuture(new Answer.Refused(refused))
                        : keep.apply(wanted).map(Answer.Kept::new));
    }
}
