/* SPDX-License-Identifier: Apache-2.0 */
/** Makes events from YAML and shows them: what is on, when, where, and which exercises count. */
@NullMarked
package org.uklab.web.internal.event;

import org.jspecify.annotations.NullMarked;
