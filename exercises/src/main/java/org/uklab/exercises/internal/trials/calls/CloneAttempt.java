/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.StringJoiner;
import org.uklab.exercises.internal.judging.Errno;
import org.uklab.exercises.internal.trials.Step;

/**
 * Hold one clone of exercise clone-flags. Immutable.
 *
 * @param stack 0 as it should be, 1 NULL, 2 one that ends before it begins
 * @param tls 0 none, 1 as it should be, 2 memory that is no TLS
 * @param refuser the handler that answers {@code refusal}; {@link #NOBODY}: none
 * @param praiser the handler that answers {@code praise}, a positive number
 */
record CloneAttempt(long flags, int stack, int tls, int refuser, int refusal, int praiser, int praise) {
    static final int OP = 1;
    static final int GOOD = 0;
    static final int NULL = 1;
    static final int WRAPS = 2;
    static final int FOREIGN = 2;
    static final int NOBODY = -1;

    static CloneAttempt with(long flags) {
        return new CloneAttempt(flags, GOOD, (flags & CloneFlags.SETTLS) != 0 ? 1 : 0, NOBODY, 0, NOBODY, 0);
    }

    static CloneAttempt of(Step step) {
        return new CloneAttempt(
                step.args().get(0), step.arg(1), step.arg(2), step.arg(3), step.arg(4), step.arg(5), step.arg(6));
    }

    CloneAttempt onStack(int kind) {
        return new CloneAttempt(flags, kind, tls, refuser, refusal, praiser, praise);
    }

    CloneAttempt withTls(int kind) {
        return new CloneAttempt(flags, stack, kind, refuser, refusal, praiser, praise);
    }

    CloneAttempt refusedBy(int handler, int code) {
        return new CloneAttempt(flags, stack, tls, handler, code, praiser, praise);
    }

    CloneAttempt praisedBy(int handler, int number) {
        return new CloneAttempt(flags, stack, tls, refuser, refusal, handler, number);
    }

    Step step() {
        return Step.of(OP, flags, stack, tls, refuser, refusal, praiser, praise);
    }

    String words() {
        StringJoiner words = new StringJoiner(", ");
        words.add("clone with " + CloneFlags.words(flags));
        if (stack != GOOD) {
            words.add(stack == NULL ? "stack 0" : "a stack that ends before it begins");
        }
        if (tls == FOREIGN) {
            words.add("memory that is no TLS");
        }
        if (refuser != NOBODY) {
            words.add("h" + refuser + " says -" + Errno.name(-refusal));
        }
        if (praiser != NOBODY) {
            words.add("h" + praiser + " says " + praise);
        }
        return words.toString();
    }
}
