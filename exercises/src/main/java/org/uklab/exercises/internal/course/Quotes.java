/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uklab.exercises.internal.Complaints;

/**
 * Put code of the snippets into a page: {@code @snippet(hello/main.c#create)} on a line of its own becomes a block with
 * what stands between {@code /* [create] *}{@code /} and {@code /* [/create] *}{@code /}. One thread; blocks.
 */
record Quotes(Path snippets, Complaints complaints) {
    private static final Pattern QUOTE =
            Pattern.compile("^@snippet\\(([A-Za-z0-9._/-]+)(?:#([a-z0-9-]+))?\\)[ \t]*$", Pattern.MULTILINE);
    private static final Pattern MARK = Pattern.compile("\\s*(?:/\\*|//|#)\\s*\\[(/?)([a-z0-9-]+)]\\s*(?:\\*/)?\\s*");
    private static final String FENCE = "````";

    String fill(String markdown) {
        return QUOTE.matcher(markdown)
                .replaceAll(found -> Matcher.quoteReplacement(block(found.group(1), found.group(2))));
    }

    private String block(String name, String region) {
        List<String> lines = region == null ? whole(read(name)) : region(read(name), region);
        if (lines.isEmpty()) {
            complaints.about(
                    "@snippet(" + name + (region == null ? "" : "#" + region) + ")",
                    "there is nothing to quote",
                    "name a file below " + snippets + ", and a region of it");
        }
        return FENCE + language(name) + "\n" + dedent(lines) + "\n" + FENCE;
    }

    private List<String> read(String name) {
        Path file = snippets.resolve(name).normalize();
        try {
            return file.startsWith(snippets) ? Files.readAllLines(file) : List.of();
        } catch (IOException missing) { // whoever asked complains
            return List.of();
        }
    }

    private static List<String> whole(List<String> lines) {
        return lines.stream()
                .filter(line -> !MARK.matcher(line).matches() && !line.contains("SPDX-License-Identifier"))
                .toList();
    }

    private static List<String> region(List<String> lines, String region) {
        List<String> inside = new ArrayList<>();
        boolean open = false;
        for (String line : lines) {
            Matcher mark = MARK.matcher(line);
            if (!mark.matches()) {
                if (open) {
                    inside.add(line);
                }
            } else if (mark.group(2).equals(region)) {
                open = mark.group(1).isEmpty();
            }
        }
        return inside;
    }

    private static String dedent(List<String> lines) {
        int margin = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(margin))
                .collect(Collectors.joining("\n"))
                .replaceAll("^\n+|\n+$", "");
    }

    private static String language(String name) {
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        return switch (suffix) {
            case "c", "h" -> "c";
            case "S" -> "asm";
            case "uk" -> "make";
            case "txt" -> "console";
            default -> suffix.contains("/") ? "text" : suffix;
        };
    }
}
