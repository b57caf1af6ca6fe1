/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.ArrayList;
import java.util.List;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;

/** Note which handlers a correct kernel calls in a step, and in which order. One thread. */
final class CloneCalls {
    private final int[] inits = new int[CloneHandler.ALL.size()];
    private final int[] terms = new int[CloneHandler.ALL.size()];
    private int count;

    /** Call the handlers of a clone; if one refuses, undo those before it. */
    void begin(CloneAttempt attempt) {
        for (int h = 0; h < inits.length; h++) {
            CloneHandler handler = CloneHandler.ALL.get(h);
            if (handler.hasInit() && handler.isMeant(attempt.flags())) {
                inits[h] = ++count;
                if (h == attempt.refuser()) {
                    undo(h, attempt.flags());
                    return;
                }
            }
        }
    }

    void end(long flags) {
        undo(inits.length, flags);
    }

    private void undo(int before, long flags) {
        for (int h = before - 1; h >= 0; h--) {
            CloneHandler handler = CloneHandler.ALL.get(h);
            if (handler.hasTerm() && handler.isMeant(flags)) {
                terms[h] = ++count;
            }
        }
    }

    /**
     * Answer as the agent does.
     *
     * @param called what calls of handlers show that are meant
     * @param spared what it shows that those are not called that have no flag set
     */
    List<Answer> answers(Case called, Case spared) {
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.is(called, "calls of handlers", count));
        answers.add(Answer.is(called, "calls with other arguments than they should have", 0));
        for (int h = 0; h < inits.length; h++) {
            boolean presence = CloneHandler.ALL.get(h).presenceOnly();
            Case about = presence ? spared : called;
            answers.add(Answer.is(about, "init of h" + h, inits[h], CloneCalls::words));
            answers.add(Answer.is(about, "term of h" + h, terms[h], CloneCalls::words));
        }
        return answers;
    }

    private static String words(long call) {
        return call == 0 ? "not called" : "call " + call;
    }
}
