/* SPDX-License-Identifier: Apache-2.0 */
/** Reads the course: tracks, pages, figures and snippets, and says what is wrong with them. */
@NullMarked
package org.uklab.exercises.internal.course;

import org.jspecify.annotations.NullMarked;
