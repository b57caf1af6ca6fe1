/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private final List<String> names = new ArrayList<>();
    private int line;
    private String path = "";

    private FileChange(PatchReader patch, int firstLine) {
        this.patch = patch;
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
        for (String text : header.split("\n", -1)) {
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

    PatchReader patch() {
        return patch;
    }

    Refusal refusal(String rule, String message) {
        return new Refusal(path, line, rule, message);
    }

    Refusal refusalAt(int patchLine, String rule, String message) {
        return new Refusal(path, patchLine, rule, message);
    }

    private void accept(String text) throws Refusal {
        if (text.startsWith("diff --git ")) {
            refuseOddCharacters(text.substring("diff --git ".length()));
        } else if (text.startsWith("--- ") || text.startsWith("+++ ")) {
            accept(text.charAt(0), name(text.substring(4)));
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
        }
    }

    private void accept(char side, String name) throws Refusal {
        if (name.equals(NULL)) {
            boolean old = side == '-';
            throw refusal(
                    old ? "create" : "delete",
                    "the patch " + (old ? "creates" : "deletes")
                            + " a file; this exercise changes existing files only");
        }
        refuseOddCharacters(name);
        for (String part : name.split("/", -1)) {
            refuseOddPart(name, part);
        }
        String resolved = resolve(name);
        refuseCaseTwin(resolved);
        names.add(resolved);
    }

    private void finish(FileHeader file) throws Refusal {
        if (file.getPatchType() != PatchType.UNIFIED) {
            throw refusal("binary", "the patch changes a binary file; only text is taken");
        }
        if (names.size() != 2 || file.getHunks().isEmpty()) {
            throw refusal("format", "a file of the patch has no ---, +++ and @@ lines; make the patch with `git diff`");
        }
        if (!names.get(0).equals(names.get(1))) {
            throw refusal(
                    "rename",
                    "the patch is from " + names.get(0) + " to " + names.get(1) + "; keep the files where they are");
        }
        path = names.get(0);
    }

    // "a/lib/x.c\t2024-01-01 ..." of diff -u: the name ends at the tab.
    private static String name(String text) {
        int tab = text.indexOf('\t');
        return tab < 0 ? text : text.substring(0, tab);
    }

    /** Cut one leading folder off (a/, b/, or the directory given to diff -r), but never off a name of the tree. */
    private String resolve(String name) {
        int slash = name.indexOf('/');
        boolean known = patch.base().contains(name);
        return known || slash < 1 || !patch.base().contains(name.substring(slash + 1))
                ? name
                : name.substring(slash + 1);
    }

    private void refuseOddCharacters(String name) throws Refusal {
        boolean odd = name.startsWith("\"") // git quotes names that have special characters
                || name.indexOf('\\') >= 0
                || name.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == 0xfffd);
        if (odd) {
            throw refusal("name", "a file name with special characters; use the names of the exercise");
        }
    }

    private void refuseOddPart(String name, String part) throws Refusal {
        String lower = part.toLowerCase(Locale.ROOT);
        if (part.isEmpty() || part.equals(".") || part.equals("..") || lower.equals(".git")) {
            throw refusal("name", "the file name " + name + " leaves the tree; use the names of the exercise");
        }
        if (part.startsWith("@") || part.startsWith("-")) {
            throw refusal("name", "the file name " + name + " begins like a compiler option; use another");
        }
    }

    private void refuseCaseTwin(String name) throws Refusal {
        for (String known : patch.policy().editable()) {
            if (known.equalsIgnoreCase(name) && !known.equals(name)) {
                throw refusal("name", name + " differs from " + known + " only in case; spell it as the latter");
            }
        }
    }

    private void refuseMode(String mode) throws Refusal {
        if (!mode.strip().equals("100644")) {
            throw refusal("mode", "mode " + mode.strip() + " is not taken; a patch changes regular files, mode 100644");
        }
    }
}
