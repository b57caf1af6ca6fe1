/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.uklab.grader.Report;

/** Write a report as one JSON document; names are those of {@link Report}. */
public final class JsonReport {
    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private JsonReport() {}

    /** Give the document with a newline at its end. */
    public static String write(Report report) {
        try {
            return WRITER.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report holds plain values only", impossible);
        }
    }
}
