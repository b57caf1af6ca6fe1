/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep the books of 64 granules whose tags a correct kernel sets and reads. One thread. */
final class GranulesModel implements Model {
    static final int ROWS = Granules.COUNT / Granules.ROW;

    private static final int FEWEST_TAGS = 4;

    private final Granules granules = new Granules();

    @Override
    public List<Answer> answers(Step step) {
        return switch (step.op()) {
            case GranulesContract.SET -> {
                granules.set(step.arg(0), step.arg(1), step.arg(2));
                yield List.of();
            }
            case GranulesContract.OF_POINTER ->
                List.of(Answer.is(
                        step.arg(1) < 16 ? GranulesContract.POINTER : GranulesContract.POINTER_TOP,
                        "the tag",
                        step.arg(1) & 15));
            case GranulesContract.OF_MEMORY ->
                List.of(Answer.is(
                        step.arg(0) % Granules.BYTES == 0
                                ? GranulesContract.MEMORY_START
                                : GranulesContract.MEMORY_INSIDE,
                        "the tag",
                        granules.tag(step.arg(0) / Granules.BYTES)));
            case GranulesContract.REGION -> region(step);
            case GranulesContract.CLEAR -> clear(step);
            case GranulesContract.REACH -> List.of(reach(step));
            default -> again();
        };
    }

    /** The tags that the region may get; those to avoid count only if they leave one. */
    private int allowed(int first, int count, int avoid) {
        int never =
                Tags.NEVER | 1 << granules.tag(first) | 1 << granules.tag(first - 1) | 1 << granules.tag(first + count);
        int without = Tags.ALL & ~(never | avoid);
        return without == 0 ? Tags.ALL & ~never : without;
    }

    private List<Answer> region(Step step) {
        int first = step.arg(0);
        int count = step.arg(1);
        if (count == 0) {
            Case nothing = GranulesContract.NOTHING_TAGGED;
            return answers(pointer(nothing, first), having(nothing, 0), unchanged(nothing), rows(nothing));
        }
        int allowed = allowed(first, count, step.arg(3));
        int example = Tags.of(allowed).get(0);
        boolean beside = granules.tag(first - 1) != 0;
        Case region = count == 1 ? GranulesContract.REGION_ONE : GranulesContract.REGION_MANY;
        Answer tag = Answer.such(
                choice(step, first, beside),
                "the tag of the pointer",
                (Integer.bitCount(allowed) == 1 ? "" : "one of ") + Tags.words(allowed),
                seen -> Tags.has(allowed, seen),
                example);
        granules.set(first, count, example);
        List<Answer> rows = rows(beside ? GranulesContract.EDGES_TAGGED : GranulesContract.EDGES_PLAIN);
        if (Integer.bitCount(allowed) > 1) {
            rows = rows.stream().map(row -> Answer.free(row.example())).toList();
        }
        return answers(List.of(place(region, first), tag), having(region, count), unchanged(region), rows);
    }

    private Case choice(Step step, int first, boolean beside) {
        if ((step.arg(3) | Tags.NEVER) == Tags.ALL) {
            return GranulesContract.CHOICE_NONE;
        }
        if (beside) {
            return GranulesContract.CHOICE_BESIDE;
        }
        return granules.tag(first) == 0 ? GranulesContract.CHOICE_AVOID : GranulesContract.CHOICE_OLD;
    }

    private List<Answer> clear(Step step) {
        int first = step.arg(0);
        int count = step.arg(1);
        Case about = GranulesContract.CLEAR_MANY;
        if (count == 0) {
            about = GranulesContract.NOTHING_CLEARED;
        } else if (count == 1) {
            about = GranulesContract.CLEAR_ONE;
        }
        granules.set(first, count, 0);
        return answers(pointer(about, first), unchanged(about), rows(about));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static List<Answer> answers(List<Answer>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    /** An address without tag. */
    private static List<Answer> pointer(Case about, int first) {
        return List.of(place(about, first), Answer.is(about, "the tag of the pointer", 0));
    }

    private static List<Answer> having(Case about, int count) {
        return List.of(Answer.is(about, "granules of the region that have the pointer's tag", count));
    }

    private static List<Answer> unchanged(Case about) {
        return List.of(Answer.is(about, "bytes changed", 0));
    }

    private Answer reach(Step step) {
        int size = step.arg(1);
        int expected = granules.reach(step.arg(0), size, step.arg(2));
        Case about = GranulesContract.REACH_SOME;
        if (expected == size) {
            about = GranulesContract.REACH_ALL;
        } else if (expected == 0) {
            about = GranulesContract.REACH_NONE;
        }
        return Answer.is(about, "bytes", expected);
    }

    private static List<Answer> again() {
        return List.of(
                Answer.such(
                        GranulesContract.CHOICE_AGAIN,
                        "different tags",
                        "at least " + FEWEST_TAGS,
                        tags -> tags >= FEWEST_TAGS && tags <= 14,
                        14),
                Answer.is(GranulesContract.CHOICE_AGAIN, "times with the tag that it had", 0),
                Answer.is(GranulesContract.CHOICE_AGAIN, "times with tag 0 or 15", 0));
    }

    private static Answer place(Case about, int granule) {
        return Answer.is(about, "the pointer leads to", (long) granule * Granules.BYTES, GranulesModel::place);
    }

    private static String place(long place) {
        if (place < 0) {
            return place == -1 ? "NULL" : "somewhere else";
        }
        return "byte " + place % Granules.BYTES + " of granule " + place / Granules.BYTES;
    }

    private List<Answer> rows(Case about) {
        List<Answer> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            int first = row * Granules.ROW;
            rows.add(Answer.is(
                    about,
                    "the tags of granules " + first + " to " + (first + Granules.ROW - 1),
                    granules.row(row),
                    Granules::words));
        }
        return rows;
    }

    @Override
    public void saw(Step step, List<Long> values) {
        if (step.op() == GranulesContract.REGION && step.arg(1) > 0) {
            granules.set(step.arg(0), step.arg(1), (int) (values.get(1) & 15));
        }
    }
}
