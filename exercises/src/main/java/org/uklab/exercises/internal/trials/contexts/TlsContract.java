/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Judge areas for thread-local variables, in both variants (contract 2.3). Any thread. */
public final class TlsContract implements Contract {
    static final int LAYOUT = 1;
    static final int FILL = 2;
    static final int READ = 3;
    static final int POINTER = 4;

    private static final Case ALIGN_LEAST = new Case("align", "all variables are small");
    private static final Case ALIGN_LARGE = new Case("align", "a variable has a large alignment");
    private static final Case TLSP_I = new Case("tlsp", "a large TCB lies below it (variant I)");
    private static final Case TLSP_I_FIRST = new Case("tlsp", "nothing lies below it (variant I)");
    private static final Case TLSP_II = new Case("tlsp", "the variables lie below it (variant II)");
    private static final Case TLSP_II_FIRST = new Case("tlsp", "there are no variables (variant II)");
    private static final Case VARS_I = new Case("variables", "they follow the TCB at once (variant I)");
    private static final Case VARS_I_LARGE = new Case("variables", "one has a large alignment (variant I)");
    private static final Case VARS_II = new Case("variables", "all are small (variant II)");
    private static final Case VARS_II_LARGE = new Case("variables", "one has a large alignment (variant II)");
    private static final Case TCB_I = new Case("tcb", "it ends behind the reserved bytes (variant I)");
    private static final Case TCB_II = new Case("tcb", "it begins at tlsp (variant II)");
    private static final Case ROOM_I = new Case("room", "the variables lie last (variant I)");
    private static final Case ROOM_II = new Case("room", "the TCB lies last (variant II)");
    private static final Case COPIED_I = new Case("copied", "they lie above tlsp (variant I)");
    private static final Case COPIED_II = new Case("copied", "they lie below tlsp (variant II)");
    private static final Case ZEROS = new Case("cleared", "variables have no first value");
    private static final Case TCB = new Case("cleared", "the TCB's turn comes");
    private static final Case PADDING = new Case("cleared", "there is padding");
    private static final Case OWN_ADDRESS = new Case("own-address", "an area of variant II is filled");
    private static final Case OUTSIDE = new Case("outside", "an area is filled");

    @Override
    public List<Case> cases() {
        return List.of(
                ALIGN_LEAST,
                ALIGN_LARGE,
                TLSP_I,
                TLSP_I_FIRST,
                TLSP_II,
                TLSP_II_FIRST,
                VARS_I,
                VARS_I_LARGE,
                VARS_II,
                VARS_II_LARGE,
                TCB_I,
                TCB_II,
                ROOM_I,
                ROOM_II,
                COPIED_I,
                COPIED_II,
                ZEROS,
                TCB,
                PADDING,
                OWN_ADDRESS,
                OUTSIDE);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        return TlsDraw.trials(draw, extra);
    }

    @Override
    public Model begin() {
        return new Books();
    }

    @Override
    public String words(Step step) {
        return switch (step.op()) {
            case LAYOUT -> "lay out " + template(step);
            case FILL -> "fill an area of " + template(step);
            case READ -> "read " + step.arg(1) + " bytes from " + offset(step.arg(0)) + " on";
            default -> "read the word at " + offset(step.arg(0));
        };
    }

    private static String template(Step step) {
        return "variant " + (step.arg(0) == 1 ? "I" : "II") + ", data_len " + step.arg(1) + ", len " + step.arg(2)
                + ", align " + step.arg(3) + ", tcb_len " + step.arg(4);
    }

    private static String offset(int offset) {
        return "area " + (offset < 0 ? "- " + -offset : "+ " + offset);
    }

    static TlsArea area(Step step) {
        return new TlsArea(step.arg(0), step.arg(1), step.arg(2), step.arg(3), step.arg(4));
    }

    /** What the area of the trial holds, once it was filled. */
    private static final class Books implements Model {
        private static final int STEP_OF_VALUES = 29;

        private TlsArea area = new TlsArea(1, 0, 0, 0, 0);
        private int value;
        private int dirt;

        @Override
        public List<Answer> answers(Step step) {
            return switch (step.op()) {
                case LAYOUT -> layout(area(step));
                case FILL -> {
                    area = area(step);
                    value = step.arg(5);
                    dirt = step.arg(6);
                    yield List.of();
                }
                case READ -> {
                    List<Answer> bytes = new ArrayList<>();
                    for (int i = 0; i < step.arg(1); i++) {
                        bytes.add(at(step.arg(0) + i));
                    }
                    yield bytes;
                }
                default ->
                    List.of(Answer.is(OWN_ADDRESS, "the word at tlsp", area.tlsp(), v -> "the address of area + " + v));
            };
        }

        private static List<Answer> layout(TlsArea area) {
            boolean above = area.above();
            boolean large = area.templateAlign() > (above ? 16 : 32);
            return List.of(
                    Answer.is(area.templateAlign() == area.align() ? ALIGN_LARGE : ALIGN_LEAST, "align", area.align()),
                    Answer.is(tlsp(area), "tlsp", area.tlsp()),
                    Answer.is(
                            above ? large ? VARS_I_LARGE : VARS_I : large ? VARS_II_LARGE : VARS_II,
                            "vars",
                            area.varsFromTlsp(),
                            TlsContract::fromTlsp),
                    Answer.is(above ? TCB_I : TCB_II, "tcb", area.tcb() - area.tlsp(), TlsContract::fromTlsp),
                    Answer.is(above ? ROOM_I : ROOM_II, "len", area.len() - area.tlsp(), TlsContract::fromTlsp));
        }

        private static Case tlsp(TlsArea area) {
            boolean first = area.tlsp() == 0;
            return area.above() ? first ? TLSP_I_FIRST : TLSP_I : first ? TLSP_II_FIRST : TLSP_II;
        }

        private Answer at(int offset) {
            TlsArea.Part part = area.at(offset);
            @Nullable Case about = area.ownAddress(offset) ? null : about(part);
            if (about == null) {
                return Answer.free(0);
            }
            int expected = switch (part) {
                case DATA -> (value + STEP_OF_VALUES * area.within(offset)) & 0xff;
                case OUTSIDE -> dirt;
                case ZEROS, TCB, PADDING -> 0;
            };
            String place = part == TlsArea.Part.DATA || part == TlsArea.Part.ZEROS || part == TlsArea.Part.TCB
                    ? "byte " + area.within(offset) + " of " + part.words() + ", at "
                    : "the byte of " + part.words() + " at ";
            return Answer.is(about, place + TlsContract.offset(offset), expected, v -> "0x" + Long.toHexString(v));
        }

        private Case about(TlsArea.Part part) {
            return switch (part) {
                case DATA -> area.above() ? COPIED_I : COPIED_II;
                case ZEROS -> ZEROS;
                case TCB -> TCB;
                case PADDING -> PADDING;
                case OUTSIDE -> OUTSIDE;
            };
        }
    }

    private static String fromTlsp(long distance) {
        return "tlsp " + (distance < 0 ? "- " + -distance : "+ " + distance);
    }
}
