/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.web.internal.learn;

import org.jspecify.annotations.NullMarked;
