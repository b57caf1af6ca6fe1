/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.web.internal.event;

import org.jspecify.annotations.NullMarked;
