/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.process;

import java.util.List;

/** Judge words that must not change in a step. One thread. */
record WordsJudge(Look look, Books books) {

    /** No word may change. */
    void still() {
        still(look.changedWords());
    }

    /** Say of words that have changed that they should not have. */
    void still(List<Integer> changed) {
        List<Integer> cleared = changed.stream().filter(this::cleared).toList();
        List<Integer> others =
                changed.stream().filter(n -> !cleared.contains(n)).toList();
        if (!cleared.isEmpty()) {
            wrong(CloneAspect.CLEAR, "nobody ends, so ", cleared);
        }
        if (!others.isEmpty()) {
            wrong(CloneAspect.SETTID_EXACT, "nobody asked for a change here, so ", others);
        }
    }

    private boolean cleared(int number) {
        return look.word(number) == 0
                && books.all().stream().anyMatch(a -> a.namer() != Books.Namer.NOBODY && a.word() == number);
    }

    private void wrong(CloneAspect aspect, String why, List<Integer> words) {
        look.wrong(
                aspect,
                () -> why + Words.contents(words, look.before().words()),
                () -> Words.contents(words, look.after().words()));
    }
}
