/* SPDX-License-Identifier: Apache-2.0 */
/** Takes patches and shows what becomes of them, live and afterwards. */
@NullMarked
package org.uklab.web.internal.submission;

import org.jspecify.annotations.NullMarked;
