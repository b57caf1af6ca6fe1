/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.util.List;
import java.util.Optional;

/** Keep which states of exercises were published. Thread of the transaction. */
public final class ExerciseReleases {
    private final Tx tx;

    ExerciseReleases(Tx tx) {
        this.tx = tx;
    }

    /** Publish a state of an exercise, which makes it the current one. */
    public void publish(String exercise, String digest, List<String> targets) {
        int known = tx.handle()
                .createUpdate("update exercise_release set published_at = :now"
                        + " where exercise = :exercise and digest = :digest")
                .bind("exercise", exercise)
                .bind("digest", digest)
                .bind("now", tx.now())
                .execute();
        if (known == 0) {
            tx.handle()
                    .createUpdate("insert into exercise_release (exercise, digest, targets, published_at)"
                            + " values (:exercise, :digest, :targets, :publishedAt)")
                    .bindMethods(new ExerciseRelease(exercise, digest, String.join(" ", targets), tx.now()))
                    .execute();
        }
    }

    /** Find what new submissions are made for; empty if the exercise was never published. */
    public Optional<ExerciseRelease> current(String exercise) {
        return tx.handle()
                .createQuery("select * from exercise_release where exercise = :exercise"
                        + " order by published_at desc, digest limit 1")
                .bind("exercise", exercise)
                .mapTo(ExerciseRelease.class)
                .findOne();
    }

    /** List all, the latest first. */
    public List<ExerciseRelease> all() {
        return tx.handle()
                .createQuery("select * from exercise_release order by published_at desc, exercise, digest")
                .mapTo(ExerciseRelease.class)
                .list();
    }
}
