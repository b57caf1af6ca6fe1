/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.hunts;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Case;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;

/** Keep who was told of a thread, entry by entry of the agent's table. One thread. */
final class RollbackModel implements Model {
    static final Case ONE = new Case("one", "the second entry refuses a thread");
    static final Case MANY = new Case("many", "a later entry refuses a thread");
    static final Case WITHOUT_ECTX = new Case("skipped", "a thread without extended context is refused");
    static final Case WITHOUT_TLS = new Case("skipped", "a thread without TLS is refused");
    static final Case NO_INIT = new Case("no-init", "the entry before has no init");
    static final Case NOTHING = new Case("nothing", "the first entry refuses a thread");
    static final Case MADE = new Case("again", "a thread is made after one was refused");
    static final Case ENDED = new Case("again", "that thread is released");
    static final Case CODE = new Case("code", "a thread was refused");
    static final Case NO_CODE = new Case("code", "a thread was made after one was refused");
    static final Case MEMORY = new Case("memory", "allocations are counted");
    static final Case STRAYS = new Case("tls", "calls are looked at");

    static final List<Case> CASES =
            List.of(ONE, MANY, WITHOUT_ECTX, WITHOUT_TLS, NO_INIT, NOTHING, MADE, ENDED, CODE, NO_CODE, MEMORY, STRAYS);

    private static final int BITS = 4;

    /** What a thread must have, and what there is to call: {@code agent/table.h}. */
    private record Entry(boolean tls, boolean ectx, boolean init, boolean term) {
        boolean isFor(int kind) {
            return !(tls && kind == RollbackContract.ECTX) && !(ectx && kind == RollbackContract.TLS);
        }
    }

    private static final List<Entry> TABLE = List.of(
            new Entry(true, true, true, true),
            new Entry(true, false, true, true),
            new Entry(true, false, true, true),
            new Entry(false, true, true, true),
            new Entry(false, true, true, true),
            new Entry(true, true, false, true),
            new Entry(true, true, true, false));

    private int kind; // of the thread that was made last
    private long result;

    static boolean refuses(Step make) {
        int entry = make.arg(1);
        return entry != RollbackContract.NONE
                && TABLE.get(entry).init()
                && TABLE.get(entry).isFor(make.arg(0));
    }

    private static int init(int entry) {
        return 1 + 2 * entry;
    }

    private static int term(int entry) {
        return 2 + 2 * entry;
    }

    /** Call init in order up to an entry that refuses, and term back from there. */
    private static List<Integer> made(int kind, int refusing) {
        List<Integer> calls = new ArrayList<>();
        for (int entry = 0; entry < TABLE.size(); entry++) {
            if (TABLE.get(entry).isFor(kind) && TABLE.get(entry).init()) {
                calls.add(init(entry));
                if (entry == refusing) {
                    calls.addAll(ended(kind, refusing));
                    break;
                }
            }
        }
        return calls;
    }

    /** Call term from before an entry down to the first. */
    private static List<Integer> ended(int kind, int before) {
        List<Integer> calls = new ArrayList<>();
        for (int entry = before - 1; entry >= 0; entry--) {
            if (TABLE.get(entry).isFor(kind) && TABLE.get(entry).term()) {
                calls.add(term(entry));
            }
        }
        return calls;
    }

    private static long packed(List<Integer> calls) {
        long word = 0;
        for (int i = 0; i < calls.size(); i++) {
            word |= (long) calls.get(i) << (BITS * i);
        }
        return word;
    }

    static String words(long packed) {
        StringJoiner calls = new StringJoiner(", ", "[", "]");
        for (long rest = packed; rest != 0; rest >>>= BITS) {
            int call = (int) (rest & (1 << BITS) - 1);
            calls.add((call % 2 == 0 ? "term of e" : "init of e") + (call - 1) / 2);
        }
        return calls.toString();
    }

    private static Case about(Step make) {
        int entry = make.arg(1);
        if (!refuses(make)) {
            return MADE;
        }
        if (ended(make.arg(0), entry).isEmpty()) {
            return NOTHING;
        }
        return switch (make.arg(0)) {
            case RollbackContract.TLS -> WITHOUT_ECTX;
            case RollbackContract.ECTX -> WITHOUT_TLS;
            default -> !TABLE.get(entry - 1).init() ? NO_INIT : entry == 1 ? ONE : MANY;
        };
    }

    @Override
    public List<Answer> answers(Step step) {
        return switch (step.op()) {
            case RollbackContract.MAKE -> {
                kind = step.arg(0);
                result = refuses(step) ? step.arg(2) : 0;
                yield calls(about(step), made(kind, step.arg(1)));
            }
            case RollbackContract.RELEASE -> calls(ENDED, ended(kind, TABLE.size()));
            case RollbackContract.RESULT -> List.of(Answer.is(result < 0 ? CODE : NO_CODE, "the result", result));
            case RollbackContract.MEMORY -> List.of(Answer.is(MEMORY, "allocations that were not freed", 0));
            default -> List.of(Answer.is(STRAYS, "calls with another TLS than the thread's", 0));
        };
    }

    private static List<Answer> calls(Case about, List<Integer> calls) {
        return List.of(Answer.is(about, "the calls", packed(calls), RollbackModel::words));
    }
}
