/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.web.internal.dispatch;

import org.jspecify.annotations.NullMarked;
