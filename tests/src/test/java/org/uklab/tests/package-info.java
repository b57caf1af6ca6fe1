/* SPDX-License-Identifier: Apache-2.0 */
/** What crosses rooms: the rules of the architecture, booted kernel suites, end-to-end and abuse tests. */
@NullMarked
package org.uklab.tests;

import org.jspecify.annotations.NullMarked;
