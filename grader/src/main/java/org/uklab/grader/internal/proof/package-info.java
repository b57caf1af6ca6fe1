/* SPDX-License-Identifier: Apache-2.0 */
/** Holds exercises and the course to what their publication promises. */
@NullMarked
package org.uklab.grader.internal.proof;

import org.jspecify.annotations.NullMarked;
