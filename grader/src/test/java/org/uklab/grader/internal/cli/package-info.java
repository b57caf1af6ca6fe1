/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.grader.internal.cli;

import org.jspecify.annotations.NullMarked;
