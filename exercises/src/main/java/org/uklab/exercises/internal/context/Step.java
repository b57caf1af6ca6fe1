/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.context;

/**
 * Ask the context that runs to leave for another. Immutable.
 *
 * @param to number of the other
 * @param site which of the agent's calls does it; no two contexts ever wait in the same
 * @param depth of the stack pointer at the call
 */
record Step(int to, int site, int depth) {}
