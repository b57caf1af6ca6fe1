/* SPDX-License-Identifier: Apache-2.0 */
/** Shows the course: its tracks, and their pages made of Markdown. */
@NullMarked
package org.uklab.web.internal.learn;

import org.jspecify.annotations.NullMarked;
