/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One web and one grader, started as {@code ./uklab up} starts them, over an empty data folder. One thread. */
final class Site implements AutoCloseable {
    private final Process web;
    private final Process grader;
    private final URI url;

    /** Starts both with these shell commands and waits until they are ready; {@code log} gets what they say. */
    Site(String webCommand, String graderCommand, Path log) throws IOException {
        web = start(webCommand, log);
        url = URI.create(ready(web));
        grader = start(graderCommand, log);
        try {
            ready(grader);
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    URI url(String path) {
        return url.resolve(path);
    }

    private static Process start(String command, Path log) throws IOException {
        return new ProcessBuilder("bash", "-c", "exec " + command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static String ready(Process process) throws IOException {
        BufferedReader lines = process.inputReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready: ")) {
                Thread rest = new Thread(() -> lines.lines().forEach(later -> {}), "log");
                rest.setDaemon(true);
                rest.start();
                return line.substring("ready: ".length());
            }
        }
        throw new IOException("ended before it was ready");
    }

    /** Adds up what the grader and all its processes hold, shared pages divided, in MiB; and its heap's limit beside. */
    double graderMemory() throws IOException {
        long kib = pss(grader.pid());
        for (ProcessHandle child : grader.descendants().toList()) {
            kib += pss(child.pid());
        }
        return kib / 1024.0;
    }

    private static long pss(long pid) throws IOException {
        Pattern line = Pattern.compile("Pss: +([0-9]+) kB");
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.map(line::matcher)
                    .filter(found -> found.matches())
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .sum();
        } catch (FileSystemException ended) { // a machine that was used, just now
            return 0;
        }
    }

    /** Reads when each verdict was committed; the site must be closed. */
    static Map<UUID, Instant> committed(Path data) throws Exception {
        Map<UUID, Instant> times = new HashMap<>();
        try (Connection db = DriverManager.getConnection(
                        "jdbc:h2:file:" + data.resolve("uklab") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
                ResultSet rows =
                        db.createStatement().executeQuery("select submission, committed_at, verdict from attempt")) {
            while (rows.next()) {
                if (!"PASSED".equals(rows.getString(3))) {
                    throw new IllegalStateException("the solution was " + rows.getString(3));
                }
                times.put(
                        rows.getObject(1, UUID.class),
                        rows.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
        return times;
    }

    @Override
    public void close() {
        for (Process process : new Process[] {grader, web}) {
            process.destroy();
            try {
                process.waitFor(30, TimeUnit.SECONDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
