/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.patch.CombinedFileHeader;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FormatError;
import org.eclipse.jgit.patch.Patch;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.SourceTree;

/**
 * Read a patch under a policy: JGit finds files and hunks, {@link FileChange} judges each header, {@link Hunks} applies.
 *
 * <p>Trusts nothing of the bytes.
 */
public final class PatchReader {
    static final String REDO = "make the patch with `git diff`";

    private final PatchPolicy policy;
    private final SourceTree base;
    private final byte[] text;
    private final Map<String, byte[]> changed = new TreeMap<>();
    private final Map<String, String> seen = new HashMap<>(); // lower case to the spelling used first
    private int hunks;

    private PatchReader(PatchPolicy policy, SourceTree base, byte[] text) {
        this.policy = policy;
        this.base = base;
        this.text = text;
    }

    /**
     * Give the files that the patch really changes.
     *
     * @throws Refusal at the first broken rule
     */
    public static Map<String, byte[]> changes(PatchPolicy policy, SourceTree base, byte[] diff) throws Refusal {
        int most = policy.limits().patchBytes();
        if (diff.length > most) {
            throw new Refusal(
                    "",
                    0,
                    "size",
                    "the patch has " + diff.length + " bytes, more than " + most + "; send a smaller one");
        }
        PatchReader reader = new PatchReader(policy, base, Text.unixLines(diff));
        reader.read();
        return reader.changed;
    }

    private void read() throws Refusal {
        refuseNul();
        Patch patch = parse();
        for (FormatError error : patch.getErrors()) {
            throw new Refusal(
                    "",
                    lineAt(error.getOffset()),
                    "format",
                    "no valid unified diff: " + error.getMessage() + "; " + REDO);
        }
        if (patch.getFiles().isEmpty() && !new String(text, StandardCharsets.UTF_8).isBlank()) {
            throw new Refusal("", 1, "format", "this is no unified diff: no file header found; " + REDO);
        }
        for (FileHeader file : patch.getFiles()) {
            read(file);
        }
    }

    private void read(FileHeader file) throws Refusal {
        if (file instanceof CombinedFileHeader) {
            throw new Refusal("", lineAt(file.getStartOffset()), "format", "this is the diff of a merge; " + REDO);
        }
        FileChange change = FileChange.read(this, file);
        String path = change.path();
        String twin = seen.put(path.toLowerCase(Locale.ROOT), path);
        if (twin != null) {
            String what = twin.equals(path) ? "appears twice in the patch" : "and " + twin + " differ only in case";
            throw change.refusal("name", path + " " + what + "; change each file once");
        }
        if (!policy.editable().contains(path) || !base.contains(path)) {
            throw Refusal.protectedFile(path, policy).at(change.line());
        }
        hunks += file.getHunks().size();
        if (hunks > policy.limits().hunks()) {
            throw change.refusal(
                    "size", "the patch has more than " + policy.limits().hunks() + " hunks; send a smaller one");
        }
        byte[] before = base.bytes(path);
        byte[] after = Hunks.apply(change, before, file.getHunks());
        if (after.length > policy.limits().fileBytes()) {
            throw Refusal.large(path, after.length, policy).at(change.line());
        }
        if (!Arrays.equals(before, after)) {
            changed.put(path, after);
        }
    }

    private Patch parse() throws Refusal {
        Patch patch = new Patch();
        try {
            patch.parse(text, 0, text.length);
        } catch (RuntimeException odd) { // bytes of a stranger may meet a bug of the parser
            throw new Refusal("", 1, "format", "no valid unified diff; " + REDO);
        }
        return patch;
    }

    private void refuseNul() throws Refusal {
        int at = Text.indexOf(text, (byte) 0);
        if (at >= 0) {
            throw new Refusal("", lineAt(at), "binary", "the patch contains a NUL byte; only text is taken");
        }
    }

    SourceTree base() {
        return base;
    }

    PatchPolicy policy() {
        return policy;
    }

    byte[] text() {
        return text;
    }

    /** Count the 1-based line of the patch at an offset. */
    int lineAt(int offset) {
        return Text.lineAt(text, offset);
    }
}
