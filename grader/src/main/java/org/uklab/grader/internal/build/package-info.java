/* SPDX-License-Identifier: Apache-2.0 */
/** Build: the baseline once, then only what a patch touches. A build is data, see org.uklab.kerneltree. */
@NullMarked
package org.uklab.grader.internal.build;

import org.jspecify.annotations.NullMarked;
