/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Judges the contract of switching contexts (contract 2.1).
 *
 * <p>The way of a run: {@code ScenarioDraw} draws trials from a seed; {@code Scenario} writes them as bytes; the guest's
 * agent performs them and sends a {@code Report} after each step; {@code TrialJudge} keeps the books of a correct kernel
 * and {@code StepJudge} compares each step with them.
 *
 * <p>No layout of the stack is prescribed. What counts is what a context can see: where it goes on, with which registers
 * and which stack pointer, and that nothing was written which is not the switch's to write. What differs between
 * architectures is in {@code Registers}.
 */
@NullMarked
package org.uklab.exercises.internal.context;

import org.jspecify.annotations.NullMarked;
