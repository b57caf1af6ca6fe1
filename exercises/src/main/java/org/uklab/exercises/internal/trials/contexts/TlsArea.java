/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.contexts;

/**
 * Hold a template of thread-local variables, and say what lies where in its areas; {@code <uk/arch/tls_layout.h>} gives
 * the rules. All in bytes. Immutable.
 *
 * @param variant 1 or 2, as in the ELF TLS ABI
 * @param dataLen of the variables with a first value
 * @param varsLen of all variables
 * @param templateAlign a power of 2; 0 if there is no variable
 * @param tcbLen of the thread control block
 */
record TlsArea(int variant, int dataLen, int varsLen, int templateAlign, int tcbLen) {
    static final int POINTER = 8;
    private static final int RESERVED = 16;
    private static final int LEAST_ALIGN_I = 16;
    private static final int LEAST_ALIGN_II = 32;

    /** Name what a byte belongs to. */
    enum Part {
        DATA(".tdata"),
        ZEROS(".tbss"),
        TCB("the TCB"),
        PADDING("the padding"),
        OUTSIDE("what is not the area's");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    boolean above() {
        return variant == 1;
    }

    int align() {
        return Math.max(templateAlign, above() ? LEAST_ALIGN_I : LEAST_ALIGN_II);
    }

    int tlsp() {
        return up(above() ? tcbLen - RESERVED : varsLen, align());
    }

    int tcb() {
        return above() ? tlsp() + RESERVED - tcbLen : tlsp();
    }

    /** Give the distance from tlsp to the variables, as the linker computed it. */
    int varsFromTlsp() {
        int round = Math.max(templateAlign, 1);
        return above() ? up(RESERVED, round) : -up(varsLen, round);
    }

    int vars() {
        return tlsp() + varsFromTlsp();
    }

    int len() {
        return above() ? vars() + varsLen : tlsp() + tcbLen;
    }

    Part at(int offset) {
        if (offset < 0 || offset >= len()) {
            return Part.OUTSIDE;
        }
        if (offset >= vars() && offset < vars() + varsLen) {
            return offset < vars() + dataLen ? Part.DATA : Part.ZEROS;
        }
        return offset >= tcb() && offset < tcb() + tcbLen ? Part.TCB : Part.PADDING;
    }

    /** Give the distance of a byte from the beginning of its part; of padding and others, from the area's. */
    int within(int offset) {
        return switch (at(offset)) {
            case DATA -> offset - vars();
            case ZEROS -> offset - vars() - dataLen;
            case TCB -> offset - tcb();
            case PADDING, OUTSIDE -> offset;
        };
    }

    /** Say whether a byte is of the word in which variant II keeps its own address. */
    boolean ownAddress(int offset) {
        return !above() && offset >= tlsp() && offset < tlsp() + POINTER;
    }

    private static int up(int value, int align) {
        return (value + align - 1) / align * align;
    }
}
