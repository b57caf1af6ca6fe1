/* SPDX-License-Identifier: Apache-2.0 */
/** Hold what the stages of the pipeline share: how an attempt ends, and how long phases take. */
@NullMarked
package org.uklab.grader.internal;

import org.jspecify.annotations.NullMarked;
