/* SPDX-License-Identifier: Apache-2.0 */
/** Run a list of commands on given files where they can do no harm, and take out what they made. */
@NullMarked
package org.uklab.grader.internal.box;

import org.jspecify.annotations.NullMarked;
