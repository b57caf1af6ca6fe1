/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Read what a grader reports, as far as the page shows it. Any thread.
 *
 * <p>Graders of other versions may say more, or less: what is unknown is passed over, what is missing is empty.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReportView(
        String verdict,
        @Nullable String phase,
        int score,
        int maxScore,
        long seed,
        String message,
        List<CheckRow> checks,
        List<Diagnostic> diagnostics,
        List<PhaseTime> phases,
        Map<String, String> digests,
        String console) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, false)
            .build();

    public ReportView {
        verdict = Objects.requireNonNullElse(verdict, "INFRASTRUCTURE");
        message = Objects.requireNonNullElse(message, "");
        checks = checks == null ? List.of() : List.copyOf(checks);
        diagnostics = diagnostics == null ? List.of() : List.copyOf(diagnostics);
        phases = phases == null ? List.of() : List.copyOf(phases);
        digests = digests == null ? Map.of() : digests;
        console = Objects.requireNonNullElse(console, "");
    }

    /** Read a report; what is no report at all gives an empty one that says so. */
    static ReportView of(String json) {
        try {
            return JSON.readValue(json, ReportView.class);
        } catch (JsonProcessingException broken) {
            return new ReportView(
                    "INFRASTRUCTURE",
                    null,
                    0,
                    0,
                    0,
                    "The grader's report cannot be read. Tell an instructor.",
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    "");
        }
    }

    /** Say in a line how one check went, of its JSON. */
    static String check(String json) {
        try {
            CheckRow check = JSON.readValue(json, CheckRow.class);
            return (check.failed() ? "FAIL  " : "ok    ") + check.title();
        } catch (JsonProcessingException broken) {
            return "";
        }
    }

    /** Say whether a kernel was linked; without one no check was looked at. */
    public boolean judged() {
        return digests.containsKey("image");
    }

    /** Show how long all phases took together. */
    public long millis() {
        return phases.stream().mapToLong(PhaseTime::millis).sum();
    }

    /**
     * Show one check.
     *
     * @param passed null while nobody knows
     */
    public record CheckRow(
            String id,
            String title,
            @Nullable Boolean passed,
            int points,
            @Nullable String expected,
            @Nullable String seen) {
        /** Give the class of its row. */
        public String tone() {
            return passed == null ? "open" : passed ? "passed" : "failed";
        }

        public boolean failed() {
            return Boolean.FALSE.equals(passed);
        }
    }

    /** Show what the compiler says of a line. */
    public record Diagnostic(String file, int line, int column, String severity, String message) {}

    /** Show how long a phase took. */
    public record PhaseTime(String name, long millis) {}
}
