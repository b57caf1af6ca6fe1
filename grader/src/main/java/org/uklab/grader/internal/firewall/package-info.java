/* SPDX-License-Identifier: Apache-2.0 */
/** Look into the objects of students' files before anything trusted is linked with them. */
@NullMarked
package org.uklab.grader.internal.firewall;

import org.jspecify.annotations.NullMarked;
