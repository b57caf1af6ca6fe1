/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.nio.file.Path;
import java.util.List;
import org.uklab.grader.Report.Diagnostic;

/**
 * Hold an image that an attempt became.
 *
 * @param image ELF, without a scenario
 * @param debug the same with symbols
 * @param warnings what the compiler said of the student's files nevertheless
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Kernel(byte[] image, Path debug, List<Diagnostic> warnings) {}
