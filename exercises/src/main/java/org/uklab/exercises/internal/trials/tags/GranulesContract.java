/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uklab.exercises.Picture;
import org.uklab.exercises.TagMap;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.judging.Spot;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Say how tags of pointers and granules are set and read (exercise memtag-granules). Any thread. */
public final class GranulesContract implements Contract {
    static final int SET = 1;
    static final int OF_POINTER = 2;
    static final int OF_MEMORY = 3;
    static final int REGION = 4;
    static final int CLEAR = 5;
    static final int REACH = 6;
    static final int AGAIN = 7;

    static final Case POINTER = new Case("pointer", "nothing stands above a pointer's tag");
    static final Case POINTER_TOP = new Case("pointer", "other bits stand above a pointer's tag");
    static final Case MEMORY_START = new Case("memory", "a granule's first byte is asked about");
    static final Case MEMORY_INSIDE = new Case("memory", "a byte inside of a granule is asked about");
    static final Case REGION_ONE = new Case("region", "a region of one granule is tagged");
    static final Case REGION_MANY = new Case("region", "a region of several granules is tagged");
    static final Case EDGES_PLAIN = new Case("edges", "the granules beside a region have no tag");
    static final Case EDGES_TAGGED = new Case("edges", "the granules beside a region have tags");
    static final Case CHOICE_OLD = new Case("choice", "a region had a tag before");
    static final Case CHOICE_BESIDE = new Case("choice", "the granules beside it have tags");
    static final Case CHOICE_AVOID = new Case("choice", "some tags are to be avoided");
    static final Case CHOICE_NONE = new Case("choice", "so many are to be avoided that none is left");
    static final Case CHOICE_AGAIN = new Case("choice", "a region is tagged again and again");
    static final Case CLEAR_ONE = new Case("clear", "one granule is cleared");
    static final Case CLEAR_MANY = new Case("clear", "several granules are cleared");
    static final Case REACH_ALL = new Case("reach", "all bytes have the pointer's tag");
    static final Case REACH_SOME = new Case("reach", "another tag follows");
    static final Case REACH_NONE = new Case("reach", "the first granule has another tag");
    static final Case NOTHING_TAGGED = new Case("nothing", "a region without bytes is tagged");
    static final Case NOTHING_CLEARED = new Case("nothing", "a region without bytes is cleared");

    @Override
    public List<Case> cases() {
        return List.of(
                POINTER,
                POINTER_TOP,
                MEMORY_START,
                MEMORY_INSIDE,
                REGION_ONE,
                REGION_MANY,
                EDGES_PLAIN,
                EDGES_TAGGED,
                CHOICE_OLD,
                CHOICE_BESIDE,
                CHOICE_AVOID,
                CHOICE_NONE,
                CHOICE_AGAIN,
                CLEAR_ONE,
                CLEAR_MANY,
                REACH_ALL,
                REACH_SOME,
                REACH_NONE,
                NOTHING_TAGGED,
                NOTHING_CLEARED);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return new GranulesDraw(draw).trials(extra);
    }

    @Override
    public Model begin() {
        return new GranulesModel();
    }

    @Override
    public String words(Step step) {
        return switch (step.op()) {
            case SET -> granules(step) + (step.arg(1) == 1 ? " gets tag " : " get tag ") + step.arg(2);
            case OF_POINTER -> "of_pointer(0x" + Integer.toHexString(step.arg(1)) + "0000…)";
            case OF_MEMORY ->
                "of_memory(byte " + step.arg(0) % Granules.BYTES + " of granule " + step.arg(0) / Granules.BYTES + ")";
            case REGION -> "region(" + granules(step) + pointer(step) + avoid(step.arg(3)) + ")";
            case CLEAR -> "clear(" + granules(step) + pointer(step) + ")";
            case REACH ->
                "reach(byte " + step.arg(0) % Granules.BYTES + " of granule " + step.arg(0) / Granules.BYTES
                        + " with tag " + step.arg(2) + ", " + step.arg(1) + ")";
            default -> "60 times region(" + granules(step) + ")";
        };
    }

    private static String granules(Step step) {
        int first = step.arg(0);
        return switch (step.arg(1)) {
            case 0 -> "0 bytes at granule " + first;
            case 1 -> "granule " + first;
            default -> "granules " + first + " to " + (first + step.arg(1) - 1);
        };
    }

    private static String pointer(Step step) {
        return ", pointer has tag " + step.arg(2);
    }

    private static String avoid(int mask) {
        if (mask == 0) {
            return "";
        }
        int rest = Tags.ALL & ~mask;
        return rest == 0 ? ", avoid all" : ", avoid all but " + Tags.words(rest);
    }

    @Override
    public Optional<Picture> picture(Spot spot, List<Step> trial, List<List<Long>> reports) {
        Granules seen = new Granules();
        List<TagMap.Pointer> pointers = new ArrayList<>();
        int last = spot.wrong() == 0 ? reports.size() : Math.min(spot.wrong(), reports.size());
        for (int i = 0; i < last; i++) {
            Step step = trial.get(i);
            List<Long> values = reports.get(i);
            if (step.op() == SET) {
                seen.set(step.arg(0), step.arg(1), step.arg(2));
            } else if (values.size() >= GranulesModel.ROWS) {
                for (int row = 0; row < GranulesModel.ROWS; row++) {
                    seen.setRow(row, values.get(values.size() - GranulesModel.ROWS + row));
                }
                pointers.clear();
                pointer(step, values).ifPresent(pointers::add);
            }
        }
        return Optional.of(new TagMap(
                spot.trial() + 1,
                trial.stream().map(this::words).toList(),
                spot.wrong(),
                last,
                Granules.BYTES,
                seen.runs(),
                pointers,
                List.of()));
    }

    /** Give what was returned, if it leads to where it should. */
    private static Optional<TagMap.Pointer> pointer(Step step, List<Long> values) {
        int place = step.arg(0) * Granules.BYTES;
        int size = step.arg(1) * Granules.BYTES;
        return values.get(0) == place && size > 0
                ? Optional.of(new TagMap.Pointer("p", place, size, (int) (values.get(1) & 15), true))
                : Optional.empty();
    }
}
