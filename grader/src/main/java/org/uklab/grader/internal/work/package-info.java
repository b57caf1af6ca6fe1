/* SPDX-License-Identifier: Apache-2.0 */
/** Do jobs that come over the bus. */
@NullMarked
package org.uklab.grader.internal.work;

import org.jspecify.annotations.NullMarked;
