/* SPDX-License-Identifier: Apache-2.0 */
/** Make a report readable, for people and programs. */
@NullMarked
package org.uklab.grader.internal.report;

import org.jspecify.annotations.NullMarked;
