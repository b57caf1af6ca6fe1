/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.leaderboard;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Write a board for programs. Any thread. */
final class Exports {
    /** What a spreadsheet would compute instead of show. */
    private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-].*", Pattern.DOTALL);

    private Exports() {}

    static String json(Board board) {
        JsonArray lines = new JsonArray();
        for (Board.Line line : board.lines()) {
            JsonObject scores = new JsonObject();
            JsonArray firsts = new JsonArray();
            for (Board.Cell cell : line.cells()) {
                if (!cell.score().equals("–")) {
                    scores.put(cell.exercise(), Integer.parseInt(cell.score()));
                }
                if (cell.first()) {
                    firsts.add(cell.exercise());
                }
            }
            lines.add(new JsonObject()
                    .put("rank", line.rank())
                    .put("id", line.id().toString())
                    .put("name", line.name())
                    .put("total", line.total())
                    .put("scores", scores)
                    .put("firsts", firsts));
        }
        return new JsonObject()
                        .put("event", board.event().slug())
                        .put("title", board.event().title())
                        .put("by", board.by().name().toLowerCase(Locale.ROOT))
                        .put("frozen", board.frozen())
                        .put("exercises", new JsonArray(board.exercises()))
                        .put("lines", lines)
                        .encode()
                + "\n";
    }

    /** Write RFC 4180. */
    static String csv(Board board) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("rank", "name"));
        head.addAll(board.exercises());
        head.add("total");
        rows.add(head);
        for (Board.Line line : board.lines()) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(line.rank()), line.name()));
            line.cells().forEach(cell -> row.add(cell.score().equals("–") ? "" : cell.score()));
            row.add(Integer.toString(line.total()));
            rows.add(row);
        }
        return rows.stream()
                .map(row -> row.stream().map(Exports::field).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String field(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
