/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.nio.file.Path;

/**
 * Hold an image that an attempt became.
 *
 * @param image ELF, without a scenario
 * @param debug the same with symbols
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Kernel(byte[] image, Path debug) {}
