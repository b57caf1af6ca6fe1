/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The frame of most judges: trials of steps, each answered with numbers.
 *
 * <p>A {@code Contract} draws the trials of a seed, and its {@code Model} says step by step what a correct kernel answers;
 * the frame compares, and tells the shortest way to a fault. The agent's half is the kernel library {@code lib/uktrial}.
 */
@NullMarked
package org.uklab.exercises.internal.trials;

import org.jspecify.annotations.NullMarked;
