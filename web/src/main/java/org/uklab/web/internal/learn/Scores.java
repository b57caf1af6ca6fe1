/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.learn;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uklab.web.internal.account.Visit;
import org.uklab.web.internal.store.Db;
import org.uklab.web.internal.store.Person;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.SubmissionKind;

/** Say how far a visitor has come. Any thread. */
public final class Scores {
    private static final int REMEMBERED = 200;

    private final Db db;

    public Scores(Db db) {
        this.db = db;
    }

    /** Give the visitor's best score by exercise; those without one are not there. */
    public Future<Map<String, Integer>> best(RoutingContext ctx) {
        Person person = Visit.of(ctx).person();
        return person == null
                ? Future.succeededFuture(Map.of())
                : db.inTx(tx -> tx.submissions().history(person.id(), REMEMBERED))
                        .map(Scores::best);
    }

    private static Map<String, Integer> best(List<Submission> history) {
        Map<String, Integer> best = new HashMap<>();
        for (Submission past : history) {
            Integer score = past.score();
            if (past.kind() == SubmissionKind.SUBMIT && score != null) {
                best.merge(past.exercise(), score, Math::max);
            }
        }
        return best;
    }
}
