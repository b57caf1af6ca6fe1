/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Grades one attempt: patch policy, compile in a box, link, boot, judge, report. Works from the shell without any server.
 */
@NullMarked
package org.uklab.grader;

import org.jspecify.annotations.NullMarked;
