/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import static org.uklab.exercises.internal.trials.hunts.ErrnoContract.ABSENT;
import static org.uklab.exercises.internal.trials.hunts.ErrnoContract.FAIL;
import static org.uklab.exercises.internal.trials.hunts.ErrnoContract.FORMS;
import static org.uklab.exercises.internal.trials.hunts.ErrnoContract.GIVE;
import static org.uklab.exercises.internal.trials.hunts.ErrnoContract.LARGEST_ERROR;
import static org.uklab.exercises.internal.trials.hunts.ErrnoContract.LOOK;
import static org.uklab.exercises.internal.trials.hunts.ErrnoContract.NAMES;
import static org.uklab.exercises.internal.trials.hunts.ErrnoContract.UNKNOWN;

import java.util.List;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep errno, as a thread sees it that makes system calls. One thread. */
final class ErrnoModel implements Model {
    static final Case RAW_RESULT = new Case("raw", "a raw form is asked for a call that exists");
    static final Case FAILS_RAW = new Case("own-error", "a call of the raw style fails");
    static final Case FAILS_ERRNO = new Case("own-error", "a call of the errno style fails");
    static final Case LARGE = new Case("large", "a result is far below zero");
    static final Case OUTSIDE = new Case("outside", "the thread is looked at between calls");

    private long errno;

    static Case missing(int callee, int form) {
        String check = form >= FORMS ? "raw" : callee == UNKNOWN ? "unknown" : "absent";
        return new Case(check, NAMES.get(form) + "() is asked for a call that is missing");
    }

    static Case success(int form) {
        return new Case("success", NAMES.get(form) + "() is asked for a call that succeeds");
    }

    static Case arguments(int form) {
        return new Case("arguments", NAMES.get(form) + "() passes six arguments");
    }

    @Override
    public List<Answer> answers(Step step) {
        if (step.op() == LOOK) {
            return List.of(
                    Answer.is(OUTSIDE, "the thread", 0, inside -> inside == 0 ? "outside of calls" : "inside a call"),
                    Answer.is(OUTSIDE, "errno", errno, Errno::words));
        }
        int form = step.arg(0);
        int callee = step.arg(1);
        long result = result(step);
        boolean failed = result < 0 && result >= -LARGEST_ERROR;
        Case about = about(form, callee, failed, result);
        if (form >= FORMS) {
            return List.of(
                    Answer.is(about, "the result", result, Errno::result),
                    Answer.is(about, "errno", errno, Errno::words));
        }
        if (failed) {
            errno = -result;
        }
        return List.of(
                Answer.is(about, "the result", failed ? -1 : result), Answer.is(about, "errno", errno, Errno::words));
    }

    private static long result(Step step) {
        return switch (step.arg(1)) {
            case UNKNOWN, ABSENT -> -Errno.ENOSYS;
            case GIVE -> step.args().get(2);
            case FAIL -> -step.args().get(2);
            default -> {
                long sum = 0;
                for (int i = 2; i < step.args().size(); i++) {
                    sum += step.args().get(i) << (i - 2);
                }
                yield sum;
            }
        };
    }

    private static Case about(int form, int callee, boolean failed, long result) {
        if (callee == UNKNOWN || callee == ABSENT) {
            return missing(form >= FORMS ? UNKNOWN : callee, form);
        }
        if (form >= FORMS) {
            return RAW_RESULT;
        }
        if (failed) {
            return callee == FAIL ? FAILS_ERRNO : FAILS_RAW;
        }
        if (callee == GIVE) {
            return result < 0 ? LARGE : success(form);
        }
        return arguments(form);
    }
}
