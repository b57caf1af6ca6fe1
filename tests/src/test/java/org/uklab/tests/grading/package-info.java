/* SPDX-License-Identifier: Apache-2.0 */
/** Grade for real: build, boot and judge what students may send. */
@NullMarked
package org.uklab.tests.grading;

import org.jspecify.annotations.NullMarked;
