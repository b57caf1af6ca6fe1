/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.web.internal.store.Tx;

/**
 * Read the files that the bench's form sends. Any thread.
 *
 * @param texts by path, lines ended by newlines
 * @param seen by path, the versions of the drafts that their writer has seen; 0 if there was none
 */
public record Sent(Map<String, String> texts, Map<String, Integer> seen) {
    /** Before the path in a field's name; not a colon, which the decoder of multipart forms would make a space. */
    private static final String FILE = "file/";

    private static final String VERSION = "version/";
    private static final int MAX_CHARS = PatchPolicy.Limits.DEFAULT.fileBytes();

    public Sent {
        texts = Map.copyOf(texts);
        seen = Map.copyOf(seen);
    }

    /** Read the fields of a request whose body was read. */
    public static Sent of(RoutingContext ctx) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        ctx.request().formAttributes().forEach(field -> {
            if (field.getKey().startsWith(FILE)) {
                texts.put(field.getKey().substring(FILE.length()), lines(field.getValue()));
            } else if (field.getKey().startsWith(VERSION)) {
                seen.put(field.getKey().substring(VERSION.length()), number(field.getValue()));
            }
        });
        return new Sent(texts, seen);
    }

    /** Say why these files cannot be kept as drafts of an exercise; empty if they can. */
    public Optional<String> refusal(Workbench.Task task) {
        for (Map.Entry<String, String> file : texts.entrySet()) {
            if (!task.exercise().editable().contains(file.getKey())) {
                return Optional.of(file.getKey() + " is no file that this exercise lets edit");
            }
            if (file.getValue().length() > MAX_CHARS) {
                return Optional.of(file.getKey() + " is too large: make it shorter than " + MAX_CHARS + " characters");
            }
            if (file.getValue().indexOf('\0') >= 0) {
                return Optional.of(file.getKey() + " has a NUL character in it: take it out");
            }
        }
        return texts.isEmpty() ? Optional.of("no file was sent: name its field file/PATH") : Optional.empty();
    }

    /**
     * Save the texts as drafts, but for those that were saved elsewhere since.
     *
     * @return whether all were saved
     */
    public boolean save(Tx tx, UUID person, Workbench.Task task) {
        boolean all = true;
        for (BenchFile file : task.editable()) {
            String text = texts.get(file.path());
            if (text != null) {
                all &= tx.drafts()
                        .save(person, task.exercise().id(), file.path(), seen.getOrDefault(file.path(), 0), text);
            }
        }
        return all;
    }

    /** Undo what forms do to texts. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** What is no version is none that is saved, so that nothing is overwritten by mistake. */
    private static int number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
    }
}
