/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.uklab.exercises.Limits;

/** Mirror {@code exercise.yaml}, key by key. */
record ExerciseFile(
        String id,
        String title,
        String track,
        Level difficulty,
        int minutes,
        List<String> prerequisites,
        List<String> targets,
        List<String> editable,
        List<String> symbols,
        LimitKeys limits,
        JsonNode judge,
        List<CheckKeys> checks,
        List<String> hints) {

    enum Level {
        @JsonProperty("easy")
        EASY,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("hard")
        HARD
    }

    record CheckKeys(String id, String title, int points) {}

    record LimitKeys(int bootMillis, int testMillis, int consoleBytes, int channelBytes, int memoryMiB) {
        Limits toLimits() {
            return new Limits(
                    Duration.ofMillis(bootMillis),
                    Duration.ofMillis(testMillis),
                    consoleBytes,
                    channelBytes,
                    memoryMiB);
        }

        boolean positive() {
            return bootMillis > 0 && testMillis > 0 && consoleBytes > 0 && channelBytes > 0 && memoryMiB > 0;
        }
    }
}
