/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Read what a grader's report means for a submission.
 *
 * @param retry the host failed, or nobody can read the report: the student is not to blame
 * @param counts the verdict is the student's doing and may score
 * @param report the JSON to keep
 */
record Outcome(String verdict, boolean retry, boolean counts, int score, int maxScore, String report) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERDICT = Pattern.compile("[A-Z_]{1,32}");

    static Outcome of(byte[] reportJson) {
        try {
            JsonNode report = JSON.readTree(reportJson);
            String verdict = report.path("verdict").asText();
            String owner = report.path("owner").asText();
            int score = report.path("score").asInt(-1);
            int maxScore = report.path("maxScore").asInt(-1);
            if (!VERDICT.matcher(verdict).matches() || score < 0 || score > maxScore) {
                return unreadable("it has no verdict or no sensible score");
            }
            return new Outcome(
                    verdict,
                    owner.equals("INFRASTRUCTURE"),
                    owner.equals("STUDENT"),
                    score,
                    maxScore,
                    JSON.writeValueAsString(report));
        } catch (IOException malformed) {
            return unreadable("it is no JSON");
        }
    }

    private static Outcome unreadable(String why) {
        String report = JSON.createObjectNode()
                .put("verdict", "INFRASTRUCTURE")
                .put("owner", "INFRASTRUCTURE")
                .put("message", "The grader's report cannot be read: " + why + ".")
                .toString();
        return new Outcome("INFRASTRUCTURE", true, false, 0, 0, report);
    }
}
