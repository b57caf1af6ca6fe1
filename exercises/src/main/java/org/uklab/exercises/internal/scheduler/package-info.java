/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Judges the contract of assigning threads to schedulers (contract 1.5).
 *
 * <p>The way of a run: {@code ScenarioDraw} draws trials from a seed; {@code Scenario} writes them as bytes; the guest's
 * agent performs them and sends a {@code Report} after each step; {@code TrialJudge} compares each step with the contract
 * and says what it finds; {@code Tally} makes results of the findings.
 *
 * <p>A step is judged as a transition: from what was seen before it to what is seen after it. So one defect fails the
 * checks that are about it, and not everything that comes later.
 */
@NullMarked
package org.uklab.exercises.internal.scheduler;

import org.jspecify.annotations.NullMarked;
