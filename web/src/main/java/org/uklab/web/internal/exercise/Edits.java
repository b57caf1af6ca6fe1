/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.uklab.kerneltree.SourceTree;

/** Turn whole edited files into a unified diff. Any thread. */
final class Edits {
    private Edits() {}

    /** Compare edited files with a tree; empty if nothing differs. */
    static byte[] patch(SourceTree base, Set<String> editable, Map<String, String> edited) {
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        for (String path : new TreeSet<>(editable)) {
            String text = edited.get(path);
            if (text != null) {
                append(patch, path, base.bytes(path), asFile(text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return patch.toByteArray();
    }

    /** Undo what forms do to texts: line ends become CR LF there, and a last one may be missing. */
    private static String asFile(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
    }

    private static void append(ByteArrayOutputStream patch, String path, byte[] before, byte[] after) {
        RawText old = new RawText(before);
        RawText now = new RawText(after);
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
        if (edits.isEmpty()) {
            return;
        }
        // The line of git tells where a file ends: after a hunk, "--- a/..." alone could be a removed line.
        patch.writeBytes(("diff --git a/" + path + " b/" + path + "\n--- a/" + path + "\n+++ b/" + path + "\n")
                .getBytes(StandardCharsets.UTF_8));
        try (DiffFormatter format = new DiffFormatter(patch)) {
            format.format(edits, old, now);
            format.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a byte array takes everything", impossible);
        }
    }
}
