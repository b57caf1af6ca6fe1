/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uklab.cluster.Job;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Exercise;
import org.uklab.grader.Attempt;
import org.uklab.grader.Grader;
import org.uklab.grader.Report;
import org.uklab.grader.Verdict;
import org.uklab.grader.Watcher;
import org.uklab.grader.Worker;
import org.uklab.kerneltree.SourceTree;

/** Do jobs with this host's grader and exercises. Worker threads, any number. */
public final class JobWork implements Worker.Work {
    private static final Logger LOG = LoggerFactory.getLogger(JobWork.class);

    private final Grader grader;
    private final Catalogue catalogue;
    private final Map<Path, String> digests = new ConcurrentHashMap<>();

    public JobWork(Grader grader, Catalogue catalogue) {
        this.grader = grader;
        this.catalogue = catalogue;
    }

    @Override
    public Report grade(Job job, Watcher watcher) {
        Optional<Exercise> exercise = catalogue.find(job.exercise());
        if (exercise.isEmpty()) {
            return refusal(job, "This grader has no exercise " + job.exercise() + ".");
        }
        Report report;
        try {
            if (!digests.computeIfAbsent(exercise.get().dir(), JobWork::digest).equals(job.exerciseDigest())) {
                return refusal(job, "This grader has another version of " + job.exercise() + ".");
            }
            report = graded(job, exercise.get(), watcher);
        } catch (UncheckedIOException full) { // no place for an attempt's files
            LOG.warn("this host failed an attempt", full);
            return refusal(job, "This grader has failed: " + full.getMessage() + ".");
        }
        if (report.verdict() == Verdict.BUILD_FAILED) { // then it is the compiler's words
            watcher.log(report.console());
        }
        return report;
    }

    private Report graded(Job job, Exercise exercise, Watcher watcher) {
        Attempt attempt = new Attempt.Patch(job.patch());
        return job.kind() == Job.Kind.RUN
                ? grader.tryOut(exercise, attempt, watcher)
                : grader.grade(exercise, attempt, job.seed(), watcher);
    }

    /** Name an exercise as it is on this host: SHA-256 of its folder. */
    private static String digest(Path folder) {
        try {
            return SourceTree.read(folder).digest();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Web re-queues what is nobody's fault, perhaps for another grader. */
    private static Report refusal(Job job, String why) {
        return new Report(
                Verdict.INFRASTRUCTURE,
                Verdict.INFRASTRUCTURE.owner(),
                null,
                null,
                0,
                0,
                job.exercise(),
                job.seed(),
                why + " It will be graded again.",
                List.of(),
                List.of(),
                List.of(),
                new Report.Digests("", "", null, ""),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                null,
                "");
    }
}
