/* SPDX-License-Identifier: Apache-2.0 */
/** Knows what a correct kernel answers in the track on contexts: TLS areas, fresh contexts, extended contexts. */
@NullMarked
package org.uklab.exercises.internal.trials.contexts;

import org.jspecify.annotations.NullMarked;
