/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.uklab.kerneltree.PatchResult;
import org.uklab.web.internal.exercise.Workbench.Task;
import org.uklab.web.internal.store.Draft;
import org.uklab.web.internal.store.Submission;
import org.uklab.web.internal.store.Tx;

/**
 * Know what a person finds in the files of an exercise. Any thread, but for what takes a transaction.
 *
 * @param source where the texts are from
 * @param texts by path; a file that is not in it is as the starter has it
 * @param drafts by path, whether shown or not
 * @param history what the person has sent, the latest first
 */
record Desk(Source source, Map<String, String> texts, Map<String, Draft> drafts, List<Submission> history) {
    private static final int REMEMBERED = 50;

    /** Name where texts are from. */
    enum Source {
        STARTER,
        DRAFT,
        /** The latest submission, because there is no draft. */
        LATEST,
        /** A submission that was asked for. */
        ATTEMPT,
        /** What a form has just sent. */
        FORM
    }

    static Desk stranger() {
        return new Desk(Source.STARTER, Map.of(), Map.of(), List.of());
    }

    /**
     * Find where the person left off: the drafts, or else the latest submission.
     *
     * @param without a file to leave as the starter has it; empty for all of them, null for none
     */
    static Desk left(Tx tx, UUID person, Task task, Workbench bench, @Nullable String without) {
        Map<String, Draft> drafts = tx.drafts().of(person, task.exercise().id());
        List<Submission> history = past(tx, person, task);
        if ("".equals(without)) {
            return new Desk(Source.STARTER, Map.of(), drafts, history);
        }
        Map<String, String> texts = new HashMap<>();
        if (drafts.isEmpty()) {
            history.stream().findFirst().ifPresent(latest -> texts.putAll(files(tx, latest, task, bench)));
        }
        drafts.forEach((file, draft) -> texts.put(file, draft.text()));
        texts.keySet().removeIf(file -> file.equals(without));
        Source source =
                without != null || texts.isEmpty() ? Source.STARTER : drafts.isEmpty() ? Source.LATEST : Source.DRAFT;
        return new Desk(source, texts, drafts, history);
    }

    /** Open a submission of the same person; empty if there is no such one. */
    static Optional<Desk> attempt(Tx tx, UUID person, Task task, Workbench bench, UUID id) {
        return tx.submissions()
                .find(id)
                .filter(past -> past.author().equals(person)
                        && past.exercise().equals(task.exercise().id()))
                .map(past -> new Desk(
                        Source.ATTEMPT,
                        files(tx, past, task, bench),
                        tx.drafts().of(person, task.exercise().id()),
                        past(tx, person, task)));
    }

    /** Leave the texts that a form sent where they are. */
    static Desk form(Tx tx, UUID person, Task task, Sent sent) {
        return new Desk(
                Source.FORM,
                sent.texts(),
                tx.drafts().of(person, task.exercise().id()),
                past(tx, person, task));
    }

    private static List<Submission> past(Tx tx, UUID person, Task task) {
        return tx.submissions().history(person, task.exercise().id(), REMEMBERED);
    }

    private static Map<String, String> files(Tx tx, Submission past, Task task, Workbench bench) {
        Map<String, String> texts = new HashMap<>();
        if (bench.check(task.exercise(), tx.submissions().patch(past.id())) instanceof PatchResult.Accepted accepted) {
            accepted.changed().forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        }
        return texts;
    }
}
