/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.proof;

/**
 * Say what became of a solution with one small mistake in it.
 *
 * @param words where the mistake is and which
 */
public record MutantRun(String words, Fate fate) {
    /** Say how a mutant ended. */
    public enum Fate {
        /** It does not build, as most mistakes of types do not. */
        NOT_BUILT,
        /** The compiler makes the same image of it. */
        NO_CHANGE,
        CAUGHT,
        SURVIVED
    }
}
