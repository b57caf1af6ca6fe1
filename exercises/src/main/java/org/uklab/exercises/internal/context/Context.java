/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

/**
 * Say how a context begins. Immutable.
 *
 * @param keepRegs whether it is made to find the registers of the context that is left for it
 * @param depth of its stack pointer, in steps of 16 bytes below the top
 */
record Context(Kind kind, boolean keepRegs, int depth) {}
