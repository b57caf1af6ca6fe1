/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What all families of judges share: drawing from a seed, and making results of what was found.
 *
 * <p>A family names its {@code Aspect}s, one a check, and the {@code Situation}s that must be seen to go right before a
 * check passes. Its judge takes down {@code Findings}, and {@code Tally} counts them.
 */
@NullMarked
package org.uklab.exercises.internal.judging;

import org.jspecify.annotations.NullMarked;
