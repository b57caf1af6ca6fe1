/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.store;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keep what people write before they send it. Thread of the transaction. */
public final class Drafts {
    private static final String WHOSE = " where person = :person and exercise = :exercise";

    private final Tx tx;

    Drafts(Tx tx) {
        this.tx = tx;
    }

    /** Find a person's drafts for an exercise, by the paths of their files. */
    public Map<String, Draft> of(UUID person, String exercise) {
        return tx
                .handle()
                .createQuery("select file, version, text, saved_at from draft" + WHOSE)
                .bind("person", person)
                .bind("exercise", exercise)
                .mapTo(Draft.class)
                .stream()
                .collect(Collectors.toMap(Draft::file, draft -> draft));
    }

    /**
     * Save a text, unless what is saved is of another version than its writer has seen.
     *
     * @param seen 0 if there was no draft yet
     * @return false if somebody else, most likely a second tab of the same person, has saved another text since
     */
    public boolean save(UUID person, String exercise, String file, int seen, String text) {
        return change(person, exercise, file, seen, text)
                || add(person, exercise, file, text)
                || isThere(person, exercise, file, text);
    }

    private boolean change(UUID person, String exercise, String file, int seen, String text) {
        return tx.handle()
                        .createUpdate("update draft set version = version + 1, text = :text, saved_at = :now" + WHOSE
                                + " and file = :file and version = :seen")
                        .bind("person", person)
                        .bind("exercise", exercise)
                        .bind("file", file)
                        .bind("seen", seen)
                        .bind("text", text)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    private boolean add(UUID person, String exercise, String file, String text) {
        return tx.handle()
                        .createUpdate("insert into draft (person, exercise, file, version, text, saved_at)"
                                + " values (:person, :exercise, :file, 1, :text, :now) on conflict do nothing")
                        .bind("person", person)
                        .bind("exercise", exercise)
                        .bind("file", file)
                        .bind("text", text)
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    /** The same text needs no second saving: an answer that was lost on its way is asked for again. */
    private boolean isThere(UUID person, String exercise, String file, String text) {
        Draft now = of(person, exercise).get(file);
        return now != null && now.text().equals(text);
    }

    /** Take away all that a person has written and not sent. */
    public void discardAll(UUID person) {
        tx.handle()
                .createUpdate("delete from draft where person = :person")
                .bind("person", person)
                .execute();
    }
}
