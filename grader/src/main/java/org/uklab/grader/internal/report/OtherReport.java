/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Hold what a report from elsewhere says of itself, of whatever version it is; what it does not say is empty.
 *
 * @param digests as {@link #NAMED} has them
 * @param instructions of each boot; empty if one was not counted
 * @param failed ids of the checks that did not pass
 */
public record OtherReport(
        String exercise,
        long seed,
        String verdict,
        int score,
        List<String> digests,
        List<Long> instructions,
        TreeSet<String> failed) {
    /** Names the digests of a report, in the order in which they explain each other. */
    static final List<String> NAMED = List.of("tree", "toolchain", "machine", "image");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Read a report as {@code grade --json} prints it, or as the site's API has it, under {@code report}.
     *
     * @throws IOException in words for the person at the shell, if it is none
     */
    public static OtherReport read(byte[] json) throws IOException {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IOException("it is not JSON: " + malformed.getOriginalMessage(), malformed);
        }
        JsonNode report = node.has("report") ? node.get("report") : node;
        if (!report.path("exercise").isTextual() || !report.path("seed").isIntegralNumber()) {
            throw new IOException("it is no report: it names no exercise and seed");
        }
        List<String> digests = new ArrayList<>();
        NAMED.forEach(name -> digests.add(report.path("digests").path(name).asText("")));
        List<Long> instructions = new ArrayList<>();
        report.path("boots")
                .forEach(boot -> instructions.add(boot.path("instructions").asLong(-1)));
        TreeSet<String> failed = new TreeSet<>();
        for (JsonNode check : report.path("checks")) {
            if (!check.path("passed").asBoolean()) {
                failed.add(check.path("id").asText());
            }
        }
        return new OtherReport(
                report.get("exercise").textValue(),
                report.get("seed").longValue(),
                report.path("verdict").asText(),
                report.path("score").asInt(),
                digests,
                instructions.contains(-1L) ? List.of() : instructions,
                failed);
    }
}
