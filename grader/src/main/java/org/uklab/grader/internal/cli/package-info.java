/* SPDX-License-Identifier: Apache-2.0 */
/** Take commands from a shell. */
@NullMarked
package org.uklab.grader.internal.cli;

import org.jspecify.annotations.NullMarked;
