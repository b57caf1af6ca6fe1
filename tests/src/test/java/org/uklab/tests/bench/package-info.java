/* SPDX-License-Identifier: Apache-2.0 */
/** Measure what a student waits for; {@code tests/bench/*.sh} run these programs. */
@NullMarked
package org.uklab.tests.bench;

import org.jspecify.annotations.NullMarked;
