/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.calls;

import java.util.List;
import java.util.stream.Stream;
import org.uklab.exercises.internal.trials.Case;

/** What a step of exercise futex-requeue shows, and which of its two values shows it. */
enum RequeueCase {
    WAKE_SOME("wake-first", "fewer are to be woken than wait", Shown.BACK),
    WAKE_NONE("wake-first", "nobody is to be woken", Shown.BACK),
    WAKE_ALL("wake-first", "more are to be woken than wait", Shown.BACK),
    WAKE_NEIGHBOURS("wake-first", "others stand in the same line", Shown.BACK),
    MOVED("move-next", "somebody wakes the other word", Shown.BACK),
    MOVED_AWAY("move-next", "somebody wakes the word that they waited for before", Shown.BACK),
    MOVED_IN_LINE("move-next", "both words have the same line", Shown.BACK),
    MOVED_TWICE("move-next", "they are moved on to a third word", Shown.BACK),
    STAY("stay", "fewer are to be moved than wait", Shown.BACK),
    STAY_ALL("stay", "nobody is to be moved", Shown.BACK),
    STAY_NEIGHBOURS("stay", "they wait for another word in the same line", Shown.BACK),
    ORDER_AMONG("order", "several are moved", Shown.BACK),
    ORDER_BEHIND("order", "others wait for the second word already", Shown.BACK),
    COUNT_BOTH("count", "some are woken and some are moved", Shown.RESULT),
    COUNT_WOKEN("count", "nobody is left to be moved", Shown.RESULT),
    COUNT_MOVED("count", "nobody is to be woken", Shown.RESULT),
    COUNT_NOBODY("count", "nobody waits", Shown.RESULT),
    COMPARE_SAME("compare", "the word holds what is expected", Shown.BOTH),
    COMPARE_OTHER("compare", "the word holds something else", Shown.BOTH),
    COMPARE_OTHER_THEN("compare", "the word held something else, and is woken afterwards", Shown.BACK),
    COMPARE_NOT("compare", "plain FUTEX_REQUEUE is asked for", Shown.BOTH),
    REFUSE_WAKE("refuse", "the number to wake is negative", Shown.BOTH),
    REFUSE_MOVE("refuse", "the number to move is negative", Shown.BOTH),
    REFUSE_THEN("refuse", "the word is woken afterwards", Shown.BACK),
    SAME("same-word", "some are woken and the others counted", Shown.BOTH),
    SAME_THEN("same-word", "the word is woken afterwards", Shown.BACK),
    TIME("end", "the time of one who was moved is over", Shown.BACK),
    TIME_THEN("end", "the others who were moved are woken then", Shown.BACK),
    ENDED("end", "one who was moved is terminated, and the word is woken", Shown.BACK),
    BROADCAST("broadcast", "all wait for the condition", Shown.BACK),
    BROADCAST_LOCKED("broadcast", "somebody waits for the lock already", Shown.BACK);

    enum Shown {
        RESULT,
        BACK,
        BOTH
    }

    private final String check;
    private final String words;
    final boolean byResult;
    final boolean byBack;

    RequeueCase(String check, String words, Shown by) {
        this.check = check;
        this.words = words;
        byResult = by != Shown.BACK;
        byBack = by != Shown.RESULT;
    }

    Case shown() {
        return new Case(check, words);
    }

    static List<Case> all() {
        return Stream.of(values()).map(RequeueCase::shown).toList();
    }
}
