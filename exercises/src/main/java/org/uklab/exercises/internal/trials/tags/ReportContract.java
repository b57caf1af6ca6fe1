/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.List;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Say what a list of lines does with its memory (exercise memtag-report). Any thread. */
public final class ReportContract implements Contract {
    static final int ADD = 1;
    static final int REMOVE = 2;
    static final int JOIN = 3;
    static final int CLEAR = 4;
    static final int LIMIT = 5;

    static final Case WHOLE_LINE = new Case("room", "a line fills whole granules");
    static final Case OTHER_LINE = new Case("room", "a line fills its last granule in part");
    static final Case EMPTY_TEXT = new Case("blanks", "the text is empty");
    static final Case ONLY_BLANKS = new Case("blanks", "the text is nothing but blanks");
    static final Case TRAILING = new Case("blanks", "blanks stand behind the letters");
    static final Case REMOVED_FIRST = new Case("removed", "the first line is removed");
    static final Case REMOVED_INSIDE = new Case("removed", "a line between others is removed");
    static final Case REMOVED_LAST = new Case("removed", "the last line is removed");
    static final Case REMOVED_NEIGHBOURS = new Case("removed", "equal lines stand side by side");
    static final Case REMOVED_ALL = new Case("removed", "all lines are removed");
    static final Case REMOVED_NONE = new Case("removed", "no line is equal");
    static final Case AFTER_LAST = new Case("added", "the last line was removed before");
    static final Case AFTER_ALL = new Case("added", "all lines were removed before");
    static final Case AFTER_OTHER = new Case("added", "a line that is not the last was removed before");
    static final Case JOINED_WHOLE = new Case("joined", "the text fills whole granules");
    static final Case JOINED_OTHER = new Case("joined", "the text fills its last granule in part");
    static final Case JOINED_NONE = new Case("joined", "there are no lines");
    static final Case CLEARED = new Case("cleared", "there are lines");
    static final Case CLEARED_NONE = new Case("cleared", "there are no lines");
    static final Case AFTER_CLEAR = new Case("cleared", "a line is added afterwards");
    static final Case IN_USE_ADDED = new Case("memory", "lines were added");
    static final Case IN_USE_REMOVED = new Case("memory", "lines were removed");
    static final Case IN_USE_JOINED = new Case("memory", "lines were joined");
    static final Case IN_USE_CLEARED = new Case("memory", "the list was cleared");
    static final Case NO_LINE = new Case("memory", "there is none for a line");
    static final Case NO_TEXT = new Case("memory", "there is none for a line's text");
    static final Case NO_JOINED = new Case("memory", "there is none for the joined text");
    static final Case MEMORY_AGAIN = new Case("memory", "there is some again");

    @Override
    public List<Case> cases() {
        return List.of(
                WHOLE_LINE,
                OTHER_LINE,
                EMPTY_TEXT,
                ONLY_BLANKS,
                TRAILING,
                REMOVED_FIRST,
                REMOVED_INSIDE,
                REMOVED_LAST,
                REMOVED_NEIGHBOURS,
                REMOVED_ALL,
                REMOVED_NONE,
                AFTER_LAST,
                AFTER_ALL,
                AFTER_OTHER,
                JOINED_WHOLE,
                JOINED_OTHER,
                JOINED_NONE,
                CLEARED,
                CLEARED_NONE,
                AFTER_CLEAR,
                IN_USE_ADDED,
                IN_USE_REMOVED,
                IN_USE_JOINED,
                IN_USE_CLEARED,
                NO_LINE,
                NO_TEXT,
                NO_JOINED,
                MEMORY_AGAIN);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new ReportDraw(draw).trials(extra);
    }

    @Override
    public Model begin() {
        return new ReportModel();
    }

    /** Make the text that the agent makes of the same numbers. */
    static String letters(int length, int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + (number + 7 * i) % 26));
        }
        return text.toString();
    }

    private static String quoted(Step step) {
        int length = step.arg(0);
        int blanks = step.op() == ADD ? step.arg(2) : 0;
        if (length + blanks <= 20) {
            return '"' + letters(length, step.arg(1)) + " ".repeat(blanks) + '"';
        }
        String text = length == 0 ? "" : length + " letters \"" + letters(Math.min(length, 8), step.arg(1)) + "...\"";
        return text + (length > 0 && blanks > 0 ? " and " : "") + (blanks > 0 ? blanks + " blanks" : "");
    }

    @Override
    public String words(Step step) {
        return switch (step.op()) {
            case ADD -> "add " + quoted(step);
            case REMOVE -> "remove " + quoted(step);
            case JOIN -> "join";
            case CLEAR -> "clear";
            default -> "memory for " + step.arg(0) + " requests";
        };
    }
}
