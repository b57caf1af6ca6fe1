/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials;

import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Say what a correct kernel answers, for one value of a report. Immutable.
 *
 * @param about what a right value shows; null if nobody judges it
 * @param expected in words, such as "the result: 0"
 * @param words says a value that was seen
 * @param example a right one
 */
public record Answer(
        @Nullable Case about, String expected, LongPredicate right, LongFunction<String> words, long example) {

    /** Expect one number, said as it is. */
    public static Answer is(Case about, String what, long expected) {
        return is(about, what, expected, Long::toString);
    }

    /** Expect one number that has words of its own: a state, a thread, an errno. */
    public static Answer is(Case about, String what, long expected, LongFunction<String> words) {
        return such(about, what, words.apply(expected), seen -> seen == expected, words, expected);
    }

    /** Expect any of several numbers, said as they are. */
    public static Answer such(Case about, String what, String expected, LongPredicate right, long example) {
        return such(about, what, expected, right, Long::toString, example);
    }

    /** Expect any of several numbers. */
    public static Answer such(
            Case about, String what, String expected, LongPredicate right, LongFunction<String> words, long example) {
        return new Answer(about, what + ": " + expected, right, seen -> what + ": " + words.apply(seen), example);
    }

    /** Expect nothing: the kernel chooses, and {@link Model#saw} tells. */
    public static Answer free(long example) {
        return new Answer(null, "", seen -> true, Long::toString, example);
    }
}
