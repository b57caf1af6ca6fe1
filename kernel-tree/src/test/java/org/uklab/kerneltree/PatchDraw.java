/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Draw a tree and a patch to it, honest or bent, from a seed. One thread. */
final class PatchDraw {
    static final List<String> FILES = List.of("lib/x/f.c", "lib/x/g.h", "f.c");
    private static final List<String> PREFIXES = List.of("a/ b/", "a/ b/", " ", "old/ new/");
    private static final List<String> JUNK = List.of(
            "\\ No newline at end of file",
            "index 1234567..89abcde 100644",
            "--- a/lib/x/f.c",
            "+++ b/lib/x/f.c",
            "diff --git a/f.c b/f.c",
            "@@ -1 +1 @@",
            "@@ -0,0 +1 @@",
            "@@ -1,2 +0,0 @@",
            "@@ -2,0 +3 @@ int f(void)",
            "-- ",
            "--- ",
            "-",
            "+",
            " ",
            "",
            "l1",
            "new file mode 100644",
            "old mode 100644",
            "GIT binary patch",
            "Only in b: x");

    private final Random random;

    PatchDraw(long seed) {
        random = new Random(seed * 2654435761L + 1);
    }

    /** Hold what was drawn; {@code honest} if the patch is as a tool writes it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Drawn(SourceTree base, byte[] patch, boolean honest) {}

    Drawn draw() throws IOException {
        Map<String, byte[]> base = new TreeMap<>();
        for (int i = 0; i < FILES.size(); i++) {
            base.put(FILES.get(i), text(3 + 15 * i).getBytes(ISO_8859_1));
        }
        List<String> patch = new ArrayList<>();
        String[] prefix = PREFIXES.get(random.nextInt(PREFIXES.size())).split(" ", -1);
        String command = random.nextBoolean() ? "diff --git " : "diff -ru ";
        List<String> paths = new ArrayList<>(FILES);
        Collections.shuffle(paths, random);
        for (String path : paths.subList(0, random.nextInt(4) == 0 ? 2 : 1)) {
            patch.addAll(diff(path, base.getOrDefault(path, new byte[0]), prefix, command));
        }
        int bends = patch.isEmpty() ? 0 : random.nextInt(4);
        for (int times = bends; times > 0; times--) {
            bend(patch);
        }
        StringBuilder joined = new StringBuilder();
        patch.forEach(line -> joined.append(line).append('\n'));
        boolean cut = joined.length() > 0 && random.nextInt(15) == 0;
        joined.setLength(joined.length() - (cut ? 1 + random.nextInt(Math.min(8, joined.length())) : 0));
        return new Drawn(SourceTree.of(base), joined.toString().getBytes(ISO_8859_1), bends == 0 && !cut);
    }

    private List<String> diff(String path, byte[] before, String[] prefix, String command) throws IOException {
        RawText old = new RawText(before);
        RawText fresh = new RawText(edit(new String(before, ISO_8859_1)).getBytes(ISO_8859_1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.setContext(random.nextInt(4));
            formatter.format(new HistogramDiff().diff(RawTextComparator.DEFAULT, old, fresh), old, fresh);
        }
        List<String> lines = new ArrayList<>();
        if (out.size() == 0) {
            return lines;
        }
        lines.add(command + prefix[0] + path + " " + prefix[1] + path);
        if (command.contains("git")) {
            lines.add("index 1234567..89abcde 100644");
        }
        lines.add("--- " + prefix[0] + path + (random.nextInt(5) == 0 ? "\t2024-01-01 00:00:00 +0000" : ""));
        lines.add("+++ " + prefix[1] + path);
        lines.addAll(List.of(out.toString(ISO_8859_1).split("\n")));
        return lines;
    }

    /** Repeats a few lines only, so that a hunk may fit in several places. */
    private String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(most + 1); count > 0; count--) {
            text.append(random.nextInt(6) == 0 ? "" : "l" + random.nextInt(3)).append('\n');
        }
        return random.nextInt(5) == 0 ? text.append("unterminated").toString() : text.toString();
    }

    private String edit(String before) {
        List<String> lines = new ArrayList<>(List.of(before.split("(?<=\n)")));
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(lines.size() + 1);
            if (at == lines.size() || random.nextInt(3) == 0) {
                lines.add(at, random.nextInt(8) == 0 ? "end" : "n" + times + "\n");
            } else if (random.nextBoolean()) {
                lines.remove(at);
            } else {
                lines.set(at, "c" + times + "\n");
            }
        }
        return String.join("", lines);
    }

    private void bend(List<String> patch) {
        int at = random.nextInt(patch.size());
        String line = patch.get(at);
        switch (random.nextInt(9)) {
            case 0 -> patch.remove(at);
            case 1 -> patch.add(at, line);
            case 2 -> patch.add(at, JUNK.get(random.nextInt(JUNK.size())));
            case 3 -> patch.set(at, JUNK.get(random.nextInt(JUNK.size())));
            case 4 -> patch.set(at, line + "\r");
            case 5 -> patch.set(at, " +-\\@l".charAt(random.nextInt(6)) + line.substring(Math.min(1, line.length())));
            case 6 -> patch.add(at, patch.remove(random.nextInt(patch.size())));
            case 7 -> patch.replaceAll(this::otherNumber);
            default -> patch.set(at, line.stripTrailing());
        }
        if (patch.isEmpty()) {
            patch.add("");
        }
    }

    private String otherNumber(String line) {
        if (!line.startsWith("@@") || random.nextBoolean()) {
            return line;
        }
        List<Integer> digits = new ArrayList<>();
        for (int at = 0; at < line.length(); at++) {
            if (Character.isDigit(line.charAt(at))) {
                digits.add(at);
            }
        }
        if (digits.isEmpty()) {
            return line;
        }
        int at = digits.get(random.nextInt(digits.size()));
        return line.substring(0, at) + random.nextInt(10) + line.substring(at + 1);
    }
}
