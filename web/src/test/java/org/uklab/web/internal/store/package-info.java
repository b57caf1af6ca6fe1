/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.uklab.web.internal.store;

import org.jspecify.annotations.NullMarked;
