/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.patch.HunkHeader;

/**
 * Apply the hunks of one file to its bytes, each exactly where it says.
 *
 * <p>No searching for a place that fits: every student starts from the same tree, so a hunk that does not fit was made
 * from another one, and guessing would grade something its author never saw.
 */
final class Hunks {
    private static final Pattern HEAD = Pattern.compile("@@ -\\d+(,\\d+)? \\+\\d+(,\\d+)? @@");

    private final FileChange change;
    private final List<byte[]> before;
    private final ByteArrayOutputStream after = new ByteArrayOutputStream();
    private int done; // lines of before already copied or removed
    private int written; // lines of after

    private Hunks(FileChange change, byte[] before) {
        this.change = change;
        this.before = lines(before, 0, before.length);
    }

    static byte[] apply(FileChange change, byte[] before, List<? extends HunkHeader> hunks) throws Refusal {
        Hunks work = new Hunks(change, before);
        for (HunkHeader hunk : hunks) {
            work.apply(hunk);
        }
        work.copyTo(work.before.size());
        return work.after.toByteArray();
    }

    private void apply(HunkHeader hunk) throws Refusal {
        int patchLine = change.patch().lineAt(hunk.getStartOffset());
        List<byte[]> body = lines(change.patch().text(), hunk.getStartOffset(), hunk.getEndOffset());
        if (!HEAD.matcher(new String(body.get(0), StandardCharsets.UTF_8)).lookingAt()) {
            throw change.refusalAt(patchLine, "format", "this is no whole @@ line; " + PatchReader.REDO);
        }
        int old = hunk.getOldImage().getLineCount();
        int fresh = hunk.getNewLineCount();
        // "@@ -5,0 +6,2 @@" inserts after line 5; all else begins at the line named.
        int start = hunk.getOldImage().getStartLine() - (old == 0 ? 0 : 1);
        if (start < done || start > before.size()) {
            throw stale(patchLine, start + 1, "the file has " + before.size() + " lines");
        }
        copyTo(start);
        refuseOtherPlace(hunk, patchLine);
        for (int at = 1; at < body.size() && (old > 0 || fresh > 0); at++) {
            byte[] line = body.get(at);
            boolean unterminated = at + 1 < body.size() && body.get(at + 1)[0] == '\\';
            char kind = line[0] == '\n' ? ' ' : (char) line[0]; // mailers cut the blank of an empty context line
            if (line[line.length - 1] != '\n') {
                throw change.refusalAt(
                        patchLine + at, "format", "the patch ends within a line; was it cut off? Send all of it");
            }
            byte[] content = content(line, unterminated);
            refuseCarriageReturn(content, patchLine + at);
            if (kind == ' ' || kind == '-') {
                expect(content, patchLine + at);
                old--;
            }
            if (kind == ' ' || kind == '+') {
                write(content);
                fresh--;
            }
            if (unterminated) {
                at++; // "\ No newline at end of file"
            }
        }
        if (old != 0 || fresh != 0) {
            throw change.refusalAt(
                    patchLine, "format", "the hunk is shorter than its @@ line says; " + PatchReader.REDO);
        }
    }

    private void expect(byte[] content, int patchLine) throws Refusal {
        if (done >= before.size() || !Arrays.equals(before.get(done), content)) {
            String found = done < before.size() ? "has \"" + show(before.get(done)) + "\"" : "ends before it";
            throw stale(patchLine, done + 1, "the patch expects \"" + show(content) + "\", the file " + found);
        }
        done++;
    }

    private void copyTo(int line) {
        for (; done < line; done++) {
            write(before.get(done));
        }
    }

    private void write(byte[] line) {
        after.writeBytes(line);
        written++;
    }

    // Git looks at the new line number first: where the two disagree, a repeated text would be changed elsewhere.
    private void refuseOtherPlace(HunkHeader hunk, int patchLine) throws Refusal {
        int said = hunk.getNewStartLine() - (hunk.getNewLineCount() == 0 ? 0 : 1);
        if (said != written) {
            throw change.refusalAt(
                    patchLine,
                    "format",
                    "the old and the new line of the @@ line do not fit the hunks before it; make the patch with"
                            + " `git diff`");
        }
    }

    private Refusal stale(int patchLine, int line, String why) {
        return change.refusalAt(
                patchLine,
                "stale",
                change.path() + ":" + line + ": the hunk does not fit: " + why
                        + ". Your copy is older: `./uklab new` gives the present one");
    }

    private void refuseCarriageReturn(byte[] content, int patchLine) throws Refusal {
        if (content.length > 1 && content[content.length - 2] == '\r') {
            throw Refusal.carriageReturn(change.path(), patchLine);
        }
    }

    private static byte[] content(byte[] line, boolean unterminated) {
        return Arrays.copyOfRange(line, line[0] == '\n' ? 0 : 1, line.length - (unterminated ? 1 : 0));
    }

    private static String show(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8).strip();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** Cut into lines, each with its newline. */
    private static List<byte[]> lines(byte[] text, int from, int to) {
        List<byte[]> lines = new ArrayList<>();
        int start = from;
        for (int at = from; at < to; at++) {
            if (text[at] == '\n') {
                lines.add(Arrays.copyOfRange(text, start, at + 1));
                start = at + 1;
            }
        }
        if (start < to) {
            lines.add(Arrays.copyOfRange(text, start, to));
        }
        return lines;
    }
}
