/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.box;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Say what to run in a box and what it may see. Everything else, {@code /out} apart, is read-only or absent.
 *
 * @param commands run one after the other, all of them, also when one fails
 * @param binds path in the box to file or directory of the host, in mounting order: a file may cover one of a directory
 *     bound before it
 * @param wall for all commands together
 * @param cpu processor time of all processes together
 * @param memoryBytes for all processes together, {@code /out} included
 * @param outBytes size of {@code /out}
 */
public record Task(
        List<List<String>> commands,
        Map<String, Path> binds,
        Duration wall,
        Duration cpu,
        long memoryBytes,
        long outBytes) {
    private static final Duration WALL = Duration.ofSeconds(20); // a guard: on a busy host it must not be the first
    private static final Duration CPU = Duration.ofSeconds(10);
    private static final long MEMORY = 768L << 20;
    static final long SMALL_OUT = 64L << 20;

    public Task {
        commands = List.copyOf(commands);
        binds = new LinkedHashMap<>(binds);
    }

    /** Make a task with the limits for a few files. */
    public static Task small(List<List<String>> commands, Map<String, Path> binds) {
        return new Task(commands, binds, WALL, CPU, MEMORY, SMALL_OUT);
    }

    /** Give one command that runs all: a box costs more to enter than a compiler. Its status is the last failure's. */
    public List<String> asOne() {
        if (commands.size() == 1) {
            return commands.get(0);
        }
        List<String> lines = new ArrayList<>(List.of("rc=0"));
        for (List<String> command : commands) {
            lines.add(command.stream().map(Task::quoted).collect(Collectors.joining(" ")) + " || rc=$?");
        }
        lines.add("exit $rc");
        return List.of("/bin/sh", "-c", String.join("\n", lines));
    }

    private static String quoted(String token) {
        return "'" + token.replace("'", "'\\''") + "'";
    }
}
