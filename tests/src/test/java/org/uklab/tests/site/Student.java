/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A student who works from a terminal, as with curl. Any thread. */
record Student(LocalSite site, String name) {
    static final String PASSWORD = "a long enough word";

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Signs somebody up through the form. */
    static Student signUp(LocalSite site, String name) {
        HttpClient client = Http.client();
        String form =
                Http.send(client, Http.request(site.url("/sign-up")).build()).body();
        Matcher csrf = CSRF.matcher(form);
        assertThat(csrf.find()).as("the form has a token: %s", form).isTrue();
        String fields = "csrf=" + encode(csrf.group(1)) + "&name=" + encode(name) + "&password=" + encode(PASSWORD);
        HttpResponse<String> answer = Http.send(
                client,
                Http.request(site.url("/sign-up"))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return new Student(site, name);
    }

    /** Sends a patch and returns the submission's id. */
    String submit(String patch) {
        HttpResponse<String> answer = Http.send(
                Http.client(),
                signed("/api/exercises/uksched-assign/submissions")
                        .POST(BodyPublishers.ofString(patch))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).path("id").asText();
    }

    /** Asks what became of a submission. */
    JsonNode look(String submission) {
        HttpResponse<String> answer = Http.send(
                Http.client(), signed("/api/submissions/" + submission).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** Asks until it is as wanted. */
    JsonNode await(String submission, Duration patience, Predicate<JsonNode> wanted) {
        return Awaitility.await("submission " + submission)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions() // web may be away for a moment
                .atMost(patience)
                .until(() -> look(submission), wanted);
    }

    private HttpRequest.Builder signed(String path) {
        String both = Base64.getEncoder().encodeToString((name + ":" + PASSWORD).getBytes(UTF_8));
        return Http.request(site.url(path)).header("authorization", "Basic " + both);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
