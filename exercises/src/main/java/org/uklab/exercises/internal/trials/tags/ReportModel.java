/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.uklab.exercises.internal.trials.tags.ReportContract.ADD;
import static org.uklab.exercises.internal.trials.tags.ReportContract.AFTER_ALL;
import static org.uklab.exercises.internal.trials.tags.ReportContract.AFTER_CLEAR;
import static org.uklab.exercises.internal.trials.tags.ReportContract.AFTER_LAST;
import static org.uklab.exercises.internal.trials.tags.ReportContract.AFTER_OTHER;
import static org.uklab.exercises.internal.trials.tags.ReportContract.CLEAR;
import static org.uklab.exercises.internal.trials.tags.ReportContract.CLEARED;
import static org.uklab.exercises.internal.trials.tags.ReportContract.CLEARED_NONE;
import static org.uklab.exercises.internal.trials.tags.ReportContract.EMPTY_TEXT;
import static org.uklab.exercises.internal.trials.tags.ReportContract.IN_USE_ADDED;
import static org.uklab.exercises.internal.trials.tags.ReportContract.IN_USE_CLEARED;
import static org.uklab.exercises.internal.trials.tags.ReportContract.IN_USE_JOINED;
import static org.uklab.exercises.internal.trials.tags.ReportContract.IN_USE_REMOVED;
import static org.uklab.exercises.internal.trials.tags.ReportContract.JOIN;
import static org.uklab.exercises.internal.trials.tags.ReportContract.JOINED_NONE;
import static org.uklab.exercises.internal.trials.tags.ReportContract.JOINED_OTHER;
import static org.uklab.exercises.internal.trials.tags.ReportContract.JOINED_WHOLE;
import static org.uklab.exercises.internal.trials.tags.ReportContract.MEMORY_AGAIN;
import static org.uklab.exercises.internal.trials.tags.ReportContract.NO_JOINED;
import static org.uklab.exercises.internal.trials.tags.ReportContract.NO_LINE;
import static org.uklab.exercises.internal.trials.tags.ReportContract.NO_TEXT;
import static org.uklab.exercises.internal.trials.tags.ReportContract.ONLY_BLANKS;
import static org.uklab.exercises.internal.trials.tags.ReportContract.OTHER_LINE;
import static org.uklab.exercises.internal.trials.tags.ReportContract.REMOVE;
import static org.uklab.exercises.internal.trials.tags.ReportContract.REMOVED_ALL;
import static org.uklab.exercises.internal.trials.tags.ReportContract.REMOVED_FIRST;
import static org.uklab.exercises.internal.trials.tags.ReportContract.REMOVED_INSIDE;
import static org.uklab.exercises.internal.trials.tags.ReportContract.REMOVED_LAST;
import static org.uklab.exercises.internal.trials.tags.ReportContract.REMOVED_NEIGHBOURS;
import static org.uklab.exercises.internal.trials.tags.ReportContract.REMOVED_NONE;
import static org.uklab.exercises.internal.trials.tags.ReportContract.TRAILING;
import static org.uklab.exercises.internal.trials.tags.ReportContract.WHOLE_LINE;
import static org.uklab.exercises.internal.trials.tags.ReportContract.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep the lines of a correct list. One thread. */
final class ReportModel implements Model {
    private static final int ENOMEM = 12;
    /** Pieces of memory for a line: the struct and the text. */
    private static final int PIECES = 2;

    private static final int NOTHING = 0;
    private static final int MEMORY = 1;

    private final List<String> lines = new ArrayList<>();
    /** What the next line that is added shows; null if that depends on it alone. */
    private @Nullable Case next;

    private int met = Integer.MAX_VALUE;

    @Override
    public List<Answer> answers(Step step) {
        return switch (step.op()) {
            case ADD -> add(letters(step.arg(0), step.arg(1)), step.arg(2));
            case REMOVE -> remove(letters(step.arg(0), step.arg(1)));
            case JOIN -> join();
            case CLEAR -> clear();
            default -> {
                next = step.arg(0) < PIECES ? null : MEMORY_AGAIN;
                met = step.arg(0);
                yield List.of();
            }
        };
    }

    private static Case kind(String text, int blanks) {
        if (blanks > 0) {
            return text.isEmpty() ? ONLY_BLANKS : TRAILING;
        }
        if (text.isEmpty()) {
            return EMPTY_TEXT;
        }
        return text.length() % Granules.BYTES == 0 ? WHOLE_LINE : OTHER_LINE;
    }

    private List<Answer> add(String text, int blanks) {
        if (met < PIECES) {
            Case none = met == 0 ? NO_LINE : NO_TEXT;
            return with(none, none, fault(none), result(none, -ENOMEM), Answer.free(0));
        }
        Case about = next == null ? kind(text, blanks) : next;
        next = null;
        lines.add(text);
        return with(
                about,
                about.equals(OTHER_LINE) ? IN_USE_ADDED : null,
                fault(about),
                result(about, 0),
                Answer.is(about, "bytes of the new line with its tag, up to the 0", text.length() + 1));
    }

    private Case removal(String text) {
        List<Integer> places = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).equals(text))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            return REMOVED_NONE;
        }
        if (places.size() == lines.size()) {
            return REMOVED_ALL;
        }
        if (places.contains(0)) {
            return REMOVED_FIRST;
        }
        if (places.contains(lines.size() - 1)) {
            return REMOVED_LAST;
        }
        return places.stream().anyMatch(i -> places.contains(i + 1)) ? REMOVED_NEIGHBOURS : REMOVED_INSIDE;
    }

    private List<Answer> remove(String text) {
        Case about = removal(text);
        int before = lines.size();
        boolean last = before > 0 && lines.get(before - 1).equals(text);
        if (lines.removeIf(text::equals)) {
            next = lines.isEmpty() ? AFTER_ALL : last ? AFTER_LAST : AFTER_OTHER;
        }
        return with(about, IN_USE_REMOVED, fault(about), Answer.is(about, "the result", before - lines.size()));
    }

    private List<Answer> join() {
        if (met == 0) {
            return with(
                    NO_JOINED,
                    NO_JOINED,
                    fault(NO_JOINED),
                    came(NO_JOINED, NOTHING),
                    Answer.is(NO_JOINED, "bytes", 0),
                    Answer.free(0));
        }
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        Case about = lines.isEmpty() ? JOINED_NONE : text.length() % Granules.BYTES == 0 ? JOINED_WHOLE : JOINED_OTHER;
        return with(
                about,
                IN_USE_JOINED,
                fault(about),
                came(about, MEMORY),
                Answer.is(about, "bytes of it with its tag, up to the 0", text.length() + 1),
                texts(about, "the text", text + "\0"));
    }

    private List<Answer> clear() {
        Case about = lines.isEmpty() ? CLEARED_NONE : CLEARED;
        lines.clear();
        next = AFTER_CLEAR;
        return with(about, IN_USE_CLEARED, fault(about));
    }

    /** Follow what a step answered by the list as it must be then. */
    private List<Answer> with(Case about, @Nullable Case memory, Answer... first) {
        List<Answer> answers = new ArrayList<>(List.of(first));
        answers.add(Answer.is(about, "lines in the list", lines.size()));
        answers.add(Answer.is(
                about,
                "letters in the list",
                lines.stream().mapToInt(String::length).sum()));
        answers.add(texts(
                about,
                "the texts in the list",
                lines.stream().map(line -> line + "\0").collect(Collectors.joining())));
        int inUse = PIECES * lines.size();
        answers.add(memory == null ? Answer.free(inUse) : Answer.is(memory, "allocations in use", inUse));
        return answers;
    }

    private static Answer fault(Case about) {
        return Answer.is(about, "a tag fault", 0, value -> value == 0 ? "no" : "yes");
    }

    private static Answer result(Case about, int expected) {
        return Answer.is(about, "the result", expected, value -> switch ((int) value) {
            case -99 -> "none, a tag fault";
            case -ENOMEM -> "-ENOMEM";
            default -> Long.toString(value);
        });
    }

    private static Answer came(Case about, int expected) {
        return Answer.is(about, "what was returned", expected, value -> switch ((int) value) {
            case NOTHING -> "NULL";
            case MEMORY -> "memory";
            default -> "no text in memory of its own";
        });
    }

    /** FNV-1a, as in the agent. */
    private static Answer texts(Case about, String what, String expected) {
        int sum = 0x811c9dc5;
        for (byte one : expected.getBytes(US_ASCII)) {
            sum = (sum ^ one) * 16777619;
        }
        long right = Integer.toUnsignedLong(sum);
        return Answer.is(about, what, right, seen -> seen == right ? "as it should be" : "another");
    }
}
