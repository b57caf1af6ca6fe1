/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Judges what clone owes a new thread (contract 4.2): its TLS, its number where it was asked for, and a word that is
 * cleared, and a waiter woken, at its end.
 *
 * <p>The way of a run: {@code ScenarioDraw} draws trials from a seed; {@code Scenario} writes them as bytes; the guest's
 * agent performs them and sends a {@code Report} after each step; {@code TrialJudge} compares each step with the contract;
 * {@code Tally} makes results of the findings.
 *
 * <p>A step is judged as a transition: from the words seen before it to the words seen after it. {@code Books} hold what
 * the contract promises to each child, given what was seen of it. So one defect fails the checks that are about it, and
 * not everything that comes later.
 */
@NullMarked
package org.uklab.exercises.internal.process;

import org.jspecify.annotations.NullMarked;
