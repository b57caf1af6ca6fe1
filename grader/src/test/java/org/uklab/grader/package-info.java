/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.grader;

import org.jspecify.annotations.NullMarked;
