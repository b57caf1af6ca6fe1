/* SPDX-License-Identifier: Apache-2.0 */
/** Contracts about memory tags (contract 7.2). */
@NullMarked
package org.uklab.exercises.internal.trials.tags;

import org.jspecify.annotations.NullMarked;
