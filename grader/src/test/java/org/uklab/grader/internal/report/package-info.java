/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.grader.internal.report;

import org.jspecify.annotations.NullMarked;
