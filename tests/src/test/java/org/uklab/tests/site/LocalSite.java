/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.site;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One web and any number of graders as processes over a data folder of their own, as {@code ./uklab up} has them. */
final class LocalSite implements AutoCloseable {
    private final Path data;
    private final Map<String, String> environment;
    private final Map<String, Child> graders = new LinkedHashMap<>();
    private Child web;
    private URI url;

    private LocalSite(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = environment;
        this.web = startWeb();
        this.url = URI.create(web.awaitReady());
    }

    /** Starts web and graders, at once; without what {@code ./uklab test} exports the test is left out, saying so. */
    static LocalSite open(Path data, String... graders) throws IOException {
        assumeTrue(System.getenv("UKLAB_MUSL") != null, "needs boxes and musl: run through ./uklab test");
        Map<String, String> environment = new HashMap<>(Map.of(
                "UKLAB_DATA",
                data.toString(),
                "UKLAB_PORT",
                "0",
                "UKLAB_BUS_PORT",
                Integer.toString(freePort()),
                "UKLAB_LOG",
                "INFO"));
        environment.put("UKLAB_BUS", "127.0.0.1:" + environment.get("UKLAB_BUS_PORT"));
        environment.put("UKLAB_KEYS", data.resolve("keys/own").toString());
        environment.put("UKLAB_TRUST", data.resolve("keys/web").toString());
        environment.put("UKLAB_ENROL", data.resolve("keys/graders").toString());
        LocalSite site = new LocalSite(Files.createDirectories(data), environment);
        site.ensureGraders(graders);
        return site;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private Child startWeb() {
        return Child.start(environment, org.uklab.web.Main.class);
    }

    /** Starts those of these graders that do not run, and waits until web sees all of them. */
    void ensureGraders(String... names) {
        for (String name : names) {
            if (!graders.containsKey(name) || !grader(name).alive()) {
                graders.put(
                        name,
                        Child.start(
                                environment,
                                org.uklab.grader.Main.class,
                                "grader",
                                "--cold",
                                "--slots",
                                "1",
                                "--name",
                                name));
            }
        }
        for (String name : names) {
            grader(name).awaitReady();
            await(name + " is seen by web")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Http.text(url("/health")).contains('"' + name + '"'));
        }
    }

    URI url(String path) {
        return url.resolve(path);
    }

    Child grader(String name) {
        return Optional.ofNullable(graders.get(name)).orElseThrow();
    }

    /** Finds the grader that took this attempt, if one has. */
    Optional<String> holder(String submission, int attempt) {
        return graders.entrySet().stream()
                .filter(entry -> entry.getValue().said("took Job[" + submission + "#" + attempt + ","))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Stops web as an operator would, and starts it again at the same address. */
    void restartWeb() {
        web.close();
        environment.put("UKLAB_PORT", Integer.toString(url.getPort()));
        web = startWeb();
        url = URI.create(web.awaitReady());
    }

    @Override
    public void close() {
        graders.values().forEach(Child::close);
        web.close();
    }

    @Override
    public String toString() {
        return "LocalSite[" + url + ", " + data + "]";
    }
}
