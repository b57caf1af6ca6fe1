/* SPDX-License-Identifier: Apache-2.0 */
/** Contracts of the first track: what comes before threads. */
@NullMarked
package org.uklab.exercises.internal.trials.starting;

import org.jspecify.annotations.NullMarked;
