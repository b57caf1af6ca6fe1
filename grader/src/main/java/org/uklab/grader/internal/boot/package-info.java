/* SPDX-License-Identifier: Apache-2.0 */
/** Put a scenario into an image, and say what a run of it means. */
@NullMarked
package org.uklab.grader.internal.boot;

import org.jspecify.annotations.NullMarked;
