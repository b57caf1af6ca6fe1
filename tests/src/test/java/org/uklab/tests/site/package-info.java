/* SPDX-License-Identifier: Apache-2.0 */
/** Drives the whole path from a browser to a verdict, with real processes for web and graders. */
@NullMarked
package org.uklab.tests.site;

import org.jspecify.annotations.NullMarked;
