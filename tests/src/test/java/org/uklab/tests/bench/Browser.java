/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A signed-in student who sends the form of an exercise and watches the page until it is over. One thread. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final Site site;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String csrf;

    /**
     * What was sent.
     *
     * @param sent before the first byte of the request
     */
    record Submission(UUID id, Instant sent) {}

    Browser(Site site, String name) throws IOException, InterruptedException {
        this.site = site;
        String fields = "csrf=" + token("/sign-up") + "&name=" + name + "&password=a+long+enough+word";
        post("/sign-up", fields);
        this.csrf = token("/exercises/uksched-assign");
    }

    private String token(String page) throws IOException, InterruptedException {
        HttpRequest get = HttpRequest.newBuilder(site.url(page)).build();
        Matcher found = CSRF.matcher(client.send(get, BodyHandlers.ofString()).body());
        if (!found.find()) {
            throw new IOException(page + " has no form");
        }
        return found.group(1);
    }

    private URI post(String path, String fields) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(site.url(path))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 303) {
            throw new IOException(path + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return URI.create(answer.headers().firstValue("location").orElseThrow());
    }

    /** Sends one file and waits for the verdict. */
    Submission submit(String exercise, String file, String text) throws IOException, InterruptedException {
        String fields = "csrf=" + csrf + "&kind=submit&" + URLEncoder.encode("file/" + file, UTF_8) + "="
                + URLEncoder.encode(text, UTF_8);
        Instant sent = Instant.now();
        String page = post("/exercises/" + exercise + "/submit", fields).getPath();
        HttpRequest watch = HttpRequest.newBuilder(site.url(page + "/events")).build();
        try (Stream<String> events = client.send(watch, BodyHandlers.ofLines()).body()) {
            if (events.noneMatch(line -> line.startsWith("event: end"))) {
                throw new IOException(page + " never ended");
            }
        }
        return new Submission(UUID.fromString(page.substring(page.lastIndexOf('/') + 1)), sent);
    }
}
