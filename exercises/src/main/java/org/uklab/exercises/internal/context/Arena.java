/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

/**
 * Know where what lies in the agent's memory, as {@code scenario.h} says. Immutable.
 *
 * @param base address of word 0; words have 8 bytes
 * @param pads address of the landing pads
 */
record Arena(long base, long pads) {
    static final int MAX_CONTEXTS = 5;
    static final int SITES = 8;
    static final int MAX_DEPTH = 24;
    static final int PAD_LIVE = 512;
    static final int PAD_DEAD = 768;
    static final int PAD_LEFT = 1023;
    static final int PADS = 1024;

    private static final int SLOT_WORDS = 4;
    private static final int STACKS = 32;
    private static final int STACK_WORDS = 256;
    private static final int ABOVE_TOP = 16;
    private static final int NOWHERE = STACKS + MAX_CONTEXTS * STACK_WORDS;
    private static final int NOWHERE_WORDS = 64;
    static final int WORDS = NOWHERE + NOWHERE_WORDS;

    private static final int WORD = 8;
    private static final int PAD_LEN = 16;

    static long pad(long pads, int number) {
        return pads + (long) number * PAD_LEN;
    }

    static int ipWord(int context) {
        return context * SLOT_WORDS + 1;
    }

    static int spWord(int context) {
        return context * SLOT_WORDS + 2;
    }

    static boolean inStructs(int word) {
        return word < STACKS;
    }

    /** Say whose struct a word belongs to. */
    static int structOf(int word) {
        return word / SLOT_WORDS;
    }

    /** Say on whose stack an address lies; -1 if on none. */
    int stackOf(long address) {
        long word = Math.floorDiv(address - base, WORD) - STACKS;
        return word >= 0 && word < (long) MAX_CONTEXTS * STACK_WORDS ? (int) (word / STACK_WORDS) : -1;
    }

    long address(int word) {
        return base + (long) word * WORD;
    }

    long stackBase(int context) {
        return address(STACKS + context * STACK_WORDS);
    }

    long sp(int context, int depth) {
        return stackBase(context) + (long) (STACK_WORDS - ABOVE_TOP - 2 * depth) * WORD;
    }

    /** Give the stack pointer in the struct of a context that runs, until another is stored. */
    long staleSp() {
        return address(NOWHERE + NOWHERE_WORDS / 2);
    }

    long staleIp() {
        return pad(pads, PAD_LEFT);
    }

    /** Give the number of the pad at an address, -1 if there is none. */
    int padAt(long address) {
        long offset = address - pads;
        return offset >= 0 && offset < (long) PADS * PAD_LEN && offset % PAD_LEN == 0 ? (int) (offset / PAD_LEN) : -1;
    }
}
