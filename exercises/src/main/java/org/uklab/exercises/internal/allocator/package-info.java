/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The family of judges about allocators and memory tags.
 *
 * <p>{@code ScenarioDraw} draws allocations, frees and accesses, good and bad ones; {@code TrialJudge} follows the reports
 * with its own books of who owns which pages, and compares each with the rules of tags (contract 7.2, 14).
 */
@NullMarked
package org.uklab.exercises.internal.allocator;

import org.jspecify.annotations.NullMarked;
