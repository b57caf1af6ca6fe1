/* SPDX-License-Identifier: Apache-2.0 */
/** Lists exercises, shows one with its files, and turns edited files into a patch. */
@NullMarked
package org.uklab.web.internal.exercise;

import org.jspecify.annotations.NullMarked;
