/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FileHeader.PatchType;

/**
 * Judge the header of one file in a patch, from its raw lines: every name in it, modes, and what kind of change it is.
 *
 * <p>JGit's own reading of names is not used: it cuts the first folder off a name whether or not it is a prefix.
 */
final class FileChange {
    private static final String NULL = "/dev/null";

    private final PatchReader patch;
    private final int firstLine;
    private final Names names;
    private final List<String> sides = new ArrayList<>(); // of --- and +++
    private int line;
    private String path = ""; // the best name known so far, for refusals; at the end the file's

    private FileChange(PatchReader patch, int firstLine) {
        this.patch = patch;
        this.names = new Names(patch.policy().editable());
        this.firstLine = firstLine;
        this.line = firstLine;
    }

    static FileChange read(PatchReader patch, FileHeader file) throws Refusal {
        FileChange change = new FileChange(patch, patch.lineAt(file.getStartOffset()));
        int end = file.getHunks().isEmpty()
                ? file.getEndOffset()
                : file.getHunks().get(0).getStartOffset();
        String header =
                new String(patch.text(), file.getStartOffset(), end - file.getStartOffset(), StandardCharsets.UTF_8);
        for (String text : header.lines().toList()) {
            change.accept(text);
            change.line++;
        }
        change.line = change.firstLine;
        change.finish(file);
        return change;
    }

    String path() {
        return path;
    }

    int line() {
        return line;
    }

    PatchReader patch() {
        return patch;
    }

    Refusal refusal(String rule, String message) {
        return new Refusal(Names.shown(path), line, rule, message);
    }

    Refusal refusalAt(int patchLine, String rule, String message) {
        return new Refusal(Names.shown(path), patchLine, rule, message);
    }

    private void accept(String text) throws Refusal {
        if (text.startsWith(sides.isEmpty() ? "--- " : "+++ ")) {
            accept(text.charAt(0), name(text.substring(4)));
        } else if (!sides.isEmpty()) {
            throw misplaced();
        } else if (text.startsWith("diff --git ")) {
            path = resolve(second(text.substring("diff --git ".length())));
            refuse(names.oddCharacters(text));
        } else if (text.startsWith("index ")) {
            int space = text.indexOf(' ', "index ".length());
            refuseMode(space < 0 ? "100644" : text.substring(space + 1));
        } else if (text.startsWith("old mode ") || text.startsWith("new mode ")) {
            refuseMode(text.substring("old mode ".length()));
        } else if (text.startsWith("new file mode ")) {
            refuseMode(text.substring("new file mode ".length()));
            throw refusal("create", "the patch creates a file; this exercise changes existing files only");
        } else if (text.startsWith("deleted file mode ")) {
            throw refusal("delete", "the patch deletes a file; this exercise changes existing files only");
        } else if (text.startsWith("rename ")
                || text.startsWith("copy ")
                || text.startsWith("similarity index ")
                || text.startsWith("dissimilarity index ")) {
            throw refusal("rename", "the patch renames or copies a file; keep the files where they are");
        } else if (text.startsWith("GIT binary patch") || text.startsWith("Binary files ")) {
            throw refusal("binary", "the patch changes a binary file; only text is taken");
        } else {
            throw misplaced();
        }
    }

    private Refusal misplaced() {
        return refusal("format", "this line has no place in the head of a file; " + PatchReader.REDO);
    }

    private void accept(char side, String name) throws Refusal {
        if (name.equals(NULL)) {
            boolean old = side == '-';
            throw refusal(
                    old ? "create" : "delete",
                    "the patch " + (old ? "creates" : "deletes")
                            + " a file; this exercise changes existing files only");
        }
        path = resolve(name);
        refuse(names.odd(name));
        refuse(names.twin(path));
        sides.add(path);
    }

    private void refuse(Optional<String> why) throws Refusal {
        if (why.isPresent()) {
            throw refusal(Names.RULE, why.get());
        }
    }

    private void finish(FileHeader file) throws Refusal {
        if (file.getPatchType() != PatchType.UNIFIED) {
            throw refusal("binary", "the patch changes a binary file; only text is taken");
        }
        if (sides.size() != 2 || file.getHunks().isEmpty()) {
            throw refusal("format", "a file of the patch has no ---, +++ and @@ lines; " + PatchReader.REDO);
        }
        if (!sides.get(0).equals(sides.get(1))) {
            throw refusal(
                    "rename",
                    "the patch is from " + sides.get(0) + " to " + sides.get(1) + "; keep the files where they are");
        }
        path = sides.get(0);
    }

    // "a/lib/x.c\t2024-01-01 ..." of diff -u: the name ends at the tab.
    private static String name(String text) {
        int tab = text.indexOf('\t');
        return tab < 0 ? text : text.substring(0, tab);
    }

    // Of "a/lib/x.c b/lib/x.c": for words only, so a name with blanks may come out short.
    private static String second(String both) {
        return both.substring(both.lastIndexOf(' ') + 1);
    }

    /** Cut a leading a/ or b/ off, or the directory given to diff -r, but never off a name of the tree. */
    private String resolve(String name) {
        int slash = name.indexOf('/');
        String rest = name.substring(slash + 1);
        boolean prefix = name.startsWith("a/")
                || name.startsWith("b/")
                || (slash > 0 && patch.base().contains(rest));
        return prefix && !patch.base().contains(name) ? rest : name;
    }

    private void refuseMode(String mode) throws Refusal {
        if (!mode.strip().equals("100644")) {
            throw refusal("mode", "mode " + mode.strip() + " is not taken; a patch changes regular files, mode 100644");
        }
    }
}
