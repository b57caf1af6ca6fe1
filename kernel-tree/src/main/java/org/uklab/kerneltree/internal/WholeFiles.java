/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.uklab.kerneltree.PatchPolicy;
import org.uklab.kerneltree.SourceTree;

/** Take whole files under a policy, by the rules that a patch is under. Trusts nothing of names and bytes. */
public final class WholeFiles {
    private WholeFiles() {}

    /**
     * Give the files that really change.
     *
     * @throws Refusal at the first broken rule, in the order of names
     */
    public static Map<String, byte[]> changes(PatchPolicy policy, SourceTree base, Map<String, byte[]> files)
            throws Refusal {
        Map<String, byte[]> changed = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
            String path = file.getKey();
            refuseName(policy, base, path);
            byte[] after = Text.unixLines(file.getValue());
            refuseContent(policy, path, after);
            if (!Arrays.equals(base.bytes(path), after)) {
                changed.put(path, after);
            }
        }
        return changed;
    }

    private static void refuseName(PatchPolicy policy, SourceTree base, String path) throws Refusal {
        Names names = new Names(policy.editable());
        Optional<String> odd = names.odd(path).or(() -> names.twin(path));
        if (odd.isPresent()) {
            throw new Refusal(Names.shown(path), 0, Names.RULE, odd.get());
        }
        if (!policy.editable().contains(path) || !base.contains(path)) {
            throw Refusal.protectedFile(path, policy);
        }
    }

    private static void refuseContent(PatchPolicy policy, String path, byte[] content) throws Refusal {
        if (content.length > policy.limits().fileBytes()) {
            throw Refusal.large(path, content.length, policy);
        }
        int nul = Text.indexOf(content, (byte) 0);
        if (nul >= 0) {
            throw new Refusal(path, Text.lineAt(content, nul), "binary", "a NUL byte; only text is taken");
        }
        for (int at = 1; at < content.length; at++) {
            if (content[at] == '\n' && content[at - 1] == '\r') {
                throw Refusal.carriageReturn(path, Text.lineAt(content, at));
            }
        }
    }
}
