/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Say what an import would change. Any thread. */
final class Differences {
    private Differences() {}

    /**
     * A key of the file with what it says.
     *
     * @param before empty if the event is new
     */
    public record Line(String key, String before, String after) {}

    /** List the keys that differ, in the file's order; all of them if there was nothing before. */
    static List<Line> between(@Nullable EventFile before, EventFile after) {
        Map<String, String> old = before == null ? Map.of() : keys(before);
        List<Line> lines = new ArrayList<>();
        keys(after).forEach((key, value) -> {
            String was = old.getOrDefault(key, "");
            if (before == null || !was.equals(value)) {
                lines.add(new Line(key, was, value));
            }
        });
        return lines;
    }

    private static Map<String, String> keys(EventFile file) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("title", file.title());
        keys.put("stage", file.stage());
        keys.put("live", Boolean.toString(file.live()));
        keys.put("opens", file.opens());
        keys.put("freezes", file.freezes());
        keys.put("closes", file.closes());
        keys.put("reveals", file.reveals());
        keys.put("summary", file.summary());
        keys.put("places", file.places());
        keys.put("rules", file.rules());
        keys.put(
                "tracks",
                lines(file.tracks().stream()
                        .map(track -> track.title() + ": " + String.join(", ", track.exercises()))
                        .toList()));
        keys.put(
                "schedule",
                lines(file.schedule().stream()
                        .map(slot -> slot.at() + " " + slot.title() + ", " + slot.where())
                        .toList()));
        keys.put(
                "announcements",
                lines(file.announcements().stream()
                        .map(said -> said.at() + " " + said.text())
                        .toList()));
        return keys;
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }
}
