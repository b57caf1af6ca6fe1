/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.uklab.grader.internal.box.Outcome;
import org.uklab.grader.internal.box.Task;
import org.uklab.grader.internal.box.Workshop;

/** Runs tasks without walls: paths of the box are replaced by those of the host, the longest bind first. For tests. */
final class LocalWorkshop implements Workshop {
    @Override
    public Outcome run(Task task, Path into) throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        int status = 0;
        for (List<String> command : task.commands()) {
            List<String> argv = new ArrayList<>();
            command.forEach(token -> argv.add(onHost(token, task.binds(), into)));
            Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
            said.append(new String(process.getInputStream().readAllBytes(), UTF_8));
            int ended = process.waitFor();
            status = ended == 0 ? status : ended;
        }
        relate(task, into);
        return new Outcome.Done(status, inBox(said.toString(), task.binds()));
    }

    // A linker's map has the names of files as a box has them.
    private static void relate(Task task, Path into) throws IOException {
        try (Stream<Path> left = Files.list(into)) {
            for (Path map : left.filter(at -> at.toString().endsWith(".map")).toList()) {
                String text = Files.readString(map).replace(into + "/", "/out/");
                for (Map.Entry<String, Path> bind : task.binds().entrySet()) {
                    text = text.replace(bind.getValue() + "/", bind.getKey() + "/");
                }
                Files.writeString(map, text);
            }
        }
    }

    private static String onHost(String token, Map<String, Path> binds, Path out) {
        if (token.startsWith("/out/")) {
            return out + token.substring("/out".length());
        }
        String best = "";
        for (String inside : binds.keySet()) {
            boolean under = token.equals(inside) || token.startsWith(inside + "/");
            best = under && inside.length() > best.length() ? inside : best;
        }
        Path host = binds.get(best);
        return host == null ? token : host + token.substring(best.length());
    }

    private static String inBox(String said, Map<String, Path> binds) {
        String text = said;
        for (Map.Entry<String, Path> bind : binds.entrySet()) {
            if (Files.isRegularFile(bind.getValue(), LinkOption.NOFOLLOW_LINKS)) {
                text = text.replace(bind.getValue().toString(), bind.getKey());
            }
        }
        return text;
    }
}
