/* SPDX-License-Identifier: Apache-2.0 */
/** Keep source trees and baselines on disk, by digest. */
@NullMarked
package org.uklab.grader.internal.tree;

import org.jspecify.annotations.NullMarked;
