/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.uklab.exercises.internal.judging.Draw;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Contract;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/**
 * Ask for system calls by number, of which the first is missing in every trial; {@code agent/agent.c} performs them. Any
 * thread.
 */
public final class ErrnoContract implements Contract {
    static final int CALL = 1;
    static final int LOOK = 2;

    static final int UNKNOWN = 0;
    static final int ABSENT = 1;
    static final int GIVE = 2;
    static final int FAIL = 3;
    static final int WEIGH = 4;

    /** The forms in errno style; the same three in raw style follow. */
    static final int FORMS = 3;

    /** Results from its negative to -1 are errors. */
    static final int LARGEST_ERROR = 512;

    static final List<String> NAMES =
            List.of("uk_syscall", "uk_vsyscall", "uk_syscall6", "uk_syscall_r", "uk_vsyscall_r", "uk_syscall6_r");

    private static final List<String> ABSENT_NAMES =
            List.of("kexec_load", "acct", "swapon", "quotactl", "delete_module");

    @Override
    public List<Case> cases() {
        List<Case> cases = new ArrayList<>(List.of(
                ErrnoModel.RAW_RESULT,
                ErrnoModel.FAILS_RAW,
                ErrnoModel.FAILS_ERRNO,
                ErrnoModel.LARGE,
                ErrnoModel.OUTSIDE));
        for (int form = 0; form < FORMS; form++) {
            cases.add(ErrnoModel.missing(UNKNOWN, form));
            cases.add(ErrnoModel.missing(ABSENT, form));
            cases.add(ErrnoModel.missing(UNKNOWN, FORMS + form));
            cases.add(ErrnoModel.success(form));
            cases.add(ErrnoModel.arguments(form));
        }
        return List.copyOf(cases);
    }

    @Override
    public List<List<Step>> trials(Draw draw, int extra) {
        List<List<Step>> trials = new ArrayList<>();
        for (int form = 0; form < FORMS; form++) {
            Step unknown = missing(draw, form, UNKNOWN);
            trials.add(List.of(missing(draw, form, ABSENT)));
            trials.add(
                    List.of(unknown, missing(draw, FORMS + form, draw.below(2)), missing(draw, FORMS + form, UNKNOWN)));
            trials.add(List.of(unknown, give(form, draw.below(1000)), give(form, 1 + draw.below(1000)), give(form, 0)));
            trials.add(List.of(unknown, give(form, -1 - draw.below(LARGEST_ERROR)), missing(draw, form, ABSENT)));
            trials.add(List.of(unknown, fail(draw, form), give(form, 1 + draw.below(9)), fail(draw, FORMS + form)));
            trials.add(List.of(
                    unknown, give(form, -LARGEST_ERROR), give(form, -LARGEST_ERROR - 1), give(form, -1L << 40)));
            trials.add(List.of(unknown, weigh(draw, form), weigh(draw, FORMS + form)));
            trials.add(List.of(unknown, Step.of(LOOK), missing(draw, FORMS + form, UNKNOWN), Step.of(LOOK)));
            trials.add(List.of(unknown, give(FORMS + form, -1 - draw.below(LARGEST_ERROR)), Step.of(LOOK)));
        }
        for (int i = 0; i < extra; i++) {
            trials.add(any(draw));
        }
        draw.shuffle(trials);
        return List.copyOf(trials);
    }

    private static List<Step> any(Draw draw) {
        List<Step> trial = new ArrayList<>();
        trial.add(missing(draw, draw.below(FORMS), draw.below(2)));
        for (int i = 2 + draw.below(4); i > 0; i--) {
            int form = draw.below(2 * FORMS);
            trial.add(draw.pick(List.of(
                    missing(draw, form, draw.below(2)),
                    give(form, draw.below(2000) - 1000),
                    fail(draw, form),
                    weigh(draw, form),
                    Step.of(LOOK))));
        }
        return List.copyOf(trial);
    }

    private static Step missing(Draw draw, int form, int callee) {
        // Far above all numbers that architectures have, or below
        int number = draw.coin() ? 100_000 + draw.below(1000) : -1 - draw.below(1000);
        return Step.of(CALL, form, callee, callee == UNKNOWN ? number : draw.below(ABSENT_NAMES.size()));
    }

    private static Step give(int form, long value) {
        return Step.of(CALL, form, GIVE, value);
    }

    private static Step fail(Draw draw, int form) {
        return Step.of(CALL, form, FAIL, 1 + draw.below(130));
    }

    private static Step weigh(Draw draw, int form) {
        long[] args = new long[2 + 6];
        args[0] = form;
        args[1] = WEIGH;
        for (int i = 2; i < args.length; i++) {
            args[i] = draw.below(1000);
        }
        return Step.of(CALL, args);
    }

    @Override
    public Model begin() {
        return new ErrnoModel();
    }

    @Override
    public String words(Step step) {
        return step.op() == LOOK ? "look at errno" : NAMES.get(step.arg(0)) + " of " + callee(step);
    }

    private static String callee(Step step) {
        return switch (step.arg(1)) {
            case UNKNOWN -> "number " + step.args().get(2);
            case ABSENT -> ABSENT_NAMES.get(step.arg(2)) + ", which nobody provides";
            case GIVE -> "a call that returns " + step.args().get(2);
            case FAIL -> "a call that fails with errno " + step.args().get(2);
            default ->
                "a call with arguments "
                        + IntStream.range(2, step.args().size())
                                .mapToObj(i -> String.valueOf(step.args().get(i)))
                                .collect(Collectors.joining(", "));
        };
    }
}
