/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Try each wall and each limit of the sandbox on this host, by running at it.
 *
 * <p>One worker thread; takes about two seconds, most of them to use up a second of processor time.
 */
public final class BoxTrial {
    private static final long MIB = 1 << 20;
    private static final BoxLimits LIMITS =
            new BoxLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), 64 * MIB, 16, 8 * MIB, MIB);

    private final BoxLauncher launcher;
    private final List<Finding> findings = new ArrayList<>();

    private BoxTrial(BoxLauncher launcher) {
        this.launcher = launcher;
    }

    /**
     * Say how one part did.
     *
     * @param part of the sandbox
     * @param whole whether it holds
     * @param words what was seen, for people
     */
    public record Finding(String part, boolean whole, String words) {}

    /** Try everything; the sandbox is whole if all findings are. */
    public static List<Finding> of(BoxLauncher launcher) {
        BoxTrial trial = new BoxTrial(launcher);
        try {
            boolean counted = trial.launcher();
            trial.walls();
            if (counted) { // else several of them cannot hold, and take their time to show it
                trial.limits();
            }
            trial.remains();
        } catch (IOException failed) {
            trial.add("boxes", false, launcher.program() + ": " + failed.getMessage());
        }
        return List.copyOf(trial.findings);
    }

    private void add(String part, boolean whole, String words) {
        findings.add(new Finding(part, whole, words));
    }

    /* Whether there are control groups. */
    private boolean launcher() throws IOException {
        String found = launcher.probe().strip().replace('\n', ' ');
        add("launcher", !found.contains(":no") && found.startsWith("cgroup:v"), found);
        return found.startsWith("cgroup:v");
    }

    private static BoxCommand shell(BoxLimits limits, String script) {
        return BoxCommand.of(limits, "/usr/bin/sh", "-c", script);
    }

    private void walls() throws IOException {
        String inside =
                "[ ! -e /etc ] && [ ! -e /proc/1 ] && [ ! -e /sys ] && [ ! -e /root ] && [ $(id -u) != 0 ] || echo sees;"
                        + " (echo x > /usr/bin/x) 2>/dev/null && echo writes; unshare -U true 2>/dev/null && echo nests;"
                        + " echo kept > plain; ln -s plain link";
        try (Box box = Box.open(launcher, MIB)) {
            BoxResult result = box.run(shell(LIMITS, inside));
            String said = result instanceof BoxResult.Exited exited
                    ? exited.stdout().text() + exited.stderr().text()
                    : result.toString();
            add("walls", said.isEmpty(), said.isEmpty() ? "a command sees and changes only what it was given" : said);
            boolean plain = reads(box.view().resolve("plain"));
            boolean link = reads(box.view().resolve("link"));
            add("view", plain && !link, plain && !link ? "files are read, links are not followed" : "follows links");
        }
    }

    private static boolean reads(Path file) {
        try {
            return Files.readString(file).equals("kept\n");
        } catch (IOException refused) {
            return false;
        }
    }

    private void limits() throws IOException {
        String busy = "while :; do :; done";
        limit(Limit.MEMORY, shell(LIMITS, "dd if=/dev/zero of=/dev/null bs=128M count=1"));
        limit(
                Limit.PROCESSES,
                shell(LIMITS, "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do sleep 1 & done; wait"));
        limit(Limit.FILE, BoxCommand.of(LIMITS.withFileBytes(MIB), "dd", "if=/dev/zero", "of=f", "bs=64k", "count=32"));
        limit(Limit.OUTPUT, shell(LIMITS, "while :; do echo more and more and more and more; done"));
        limit(Limit.WALL, shell(LIMITS.withWall(Duration.ofMillis(200)), "sleep 19"));
        limit(Limit.CPU, shell(LIMITS.withCpu(Duration.ofSeconds(1)), "(" + busy + ") & (" + busy + ") & wait"));
    }

    private void limit(Limit limit, BoxCommand command) throws IOException {
        try (Box box = Box.open(launcher, 4 * MIB)) {
            BoxResult result = box.run(command);
            boolean held = result instanceof BoxResult.Killed killed && killed.limit() == limit;
            add("limit of " + limit.name().toLowerCase(Locale.ROOT), held, held ? "holds" : "does not hold: " + result);
        }
    }

    private void remains() throws IOException {
        try (Box box = Box.open(launcher, MIB)) {
            box.run(shell(LIMITS, "setsid sleep 100 & (setsid sleep 101 &)"));
            List<String> left = processes(box.uid());
            add(
                    "end",
                    left.isEmpty(),
                    left.isEmpty() ? "no process outlives its command" : "outlived its command: " + left);
        }
    }

    private static List<String> processes(Integer uid) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> uid.equals(owner(process)))
                    .map(BoxTrial::name)
                    .filter(name -> !name.isEmpty() && !name.endsWith("Z") && !name.endsWith("X"))
                    .toList();
        }
    }

    /* Number, program and state, as the kernel tells them; nothing of one that is gone by now. */
    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("stat")).replaceFirst("(?<=[)] .) .*\\s*", "");
        } catch (IOException ended) {
            return "";
        }
    }

    private static Object owner(Path process) {
        try {
            return Files.getAttribute(process, "unix:uid");
        } catch (IOException ended) {
            return "nobody";
        }
    }
}
