/* SPDX-License-Identifier: Apache-2.0 */
/** Attack the grader with a corpus of hostile submissions, and with what no submission can do. */
@NullMarked
package org.uklab.tests.abuse;

import org.jspecify.annotations.NullMarked;
