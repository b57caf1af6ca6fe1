/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.kerneltree.Holes;

/** The API does what its description says, and the line on an exercise's page does what a student expects. */
final class ApiTest {
    private static final String SUBMIT = "/api/exercises/uksched-assign/submissions";
    private static final Pattern LINE = Pattern.compile("<pre[^>]* data-curl[^>]*>([^<]*)</pre>");

    private static TestSite site;
    private static JsonObject description;
    private static String token;

    @BeforeAll
    static void start(@TempDir Path uploads) throws Exception {
        site = new TestSite(uploads, 0);
        HttpResponse<String> answer = site.browser().get("/api/openapi.yaml");
        assertThat(answer.statusCode()).isEqualTo(200);
        description = new JsonObject(new YAMLMapper().readTree(answer.body()).toString());
        HttpResponse<String> page =
                site.browser().signUp("ada").submit("/account", "/account/tokens", Map.of("name", "test"));
        Matcher secret = Pattern.compile("uklab_[A-Za-z0-9_-]{43}").matcher(page.body());
        assertThat(secret.find()).isTrue();
        token = secret.group();
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(site.blockedLoops()).isEmpty();
        site.close();
    }

    @Test
    void every_route_of_the_api_is_described_and_nothing_else_is() {
        List<String> described = new ArrayList<>();
        JsonObject paths = description.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : paths.getJsonObject(path).fieldNames()) {
                described.add(method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{(\\w+)}", ":$1"));
            }
        }
        assertThat(site.routes())
                .filteredOn(route -> route.contains(" /api/"))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void answers_are_as_described() throws IOException {
        JsonObject receipt = check(post(SUBMIT, patch(), true), 202, "Receipt");
        HttpResponse<String> state = get(URI.create(receipt.getString("url")).getPath(), true);
        check(state, 200, "Submission");
        assertThat(new JsonObject(state.body()).getString("exercise")).isEqualTo("uksched-assign");
        check(post(SUBMIT, "--- a/Makefile\n+++ b/Makefile\n@@ -1 +1 @@\n-a\n+b\n", true), 422, "Refusal");
        check(post("/api/exercises/none/submissions", patch(), true), 404, "Error");
        check(get("/api/submissions/" + UUID.randomUUID(), true), 404, "Error");
        check(get("/api/submissions/" + UUID.randomUUID(), false), 401, "Error");
        check(post(SUBMIT, patch(), false), 401, "Error");
        check(post(SUBMIT, "x".repeat((1 << 20) + 1), true), 413, "Error");
        check(get("/api/none", true), 404, "Error");
    }

    @Test
    void the_validator_finds_what_is_missing_or_too_much() {
        assertThat(validate("Error", new JsonObject().put("error", "why"))).isTrue();
        assertThat(validate("Error", new JsonObject())).isFalse();
        assertThat(validate("Error", new JsonObject().put("error", "why").put("more", 1)))
                .isFalse();
        assertThat(validate("Error", new JsonObject().put("error", 1))).isFalse();
    }

    @Test
    void the_line_on_an_exercises_page_works_when_pasted_into_a_shell(@TempDir Path home) throws Exception {
        Files.writeString(home.resolve("my.patch"), patch());
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line("uksched-assign"));
        shell.directory(home.toFile()).redirectError(home.resolve("errors").toFile());
        shell.environment().put("UKLAB_TOKEN", token);
        Process pasted = shell.start();
        String output = new String(pasted.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(pasted.waitFor()).as(output).isZero();
        JsonObject receipt = new JsonObject(output);
        assertThat(validate("Receipt", receipt)).as(output).isTrue();
        assertThat(get("/api/submissions/" + receipt.getString("id"), true).statusCode())
                .isEqualTo(200);
    }

    @Test
    void every_exercise_has_the_line() {
        Matcher link = Pattern.compile("href=\"/exercises/([a-z0-9-]+)\"")
                .matcher(site.browser().get("/exercises").body());
        int found = 0;
        while (link.find()) {
            found++;
            assertThat(line(link.group(1))).contains(site.url() + "/api/exercises/" + link.group(1) + "/submissions");
        }
        assertThat(found).isGreaterThan(3);
    }

    private static String line(String exercise) {
        String page = site.browser().get("/exercises/" + exercise).body();
        Matcher line = LINE.matcher(page);
        assertThat(line.find()).as(exercise).isTrue();
        return line.group(1).replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    private static JsonObject check(HttpResponse<String> answer, int status, String schema) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        JsonObject document = new JsonObject(answer.body());
        assertThat(validate(schema, document))
                .as("%s is a %s", document, schema)
                .isTrue();
        return document;
    }

    private static boolean validate(String schema, JsonObject document) {
        JsonObject asked = new JsonObject()
                .put("$ref", "#/components/schemas/" + schema)
                .put("components", description.getJsonObject("components"));
        OutputUnit answer = Validator.create(
                        JsonSchema.of(asked),
                        new JsonSchemaOptions()
                                .setBaseUri("https://uklab.invalid/")
                                .setDraft(Draft.DRAFT202012)
                                .setOutputFormat(OutputFormat.Flag))
                .validate(document);
        return answer.getValid();
    }

    private static String patch() throws IOException {
        List<String> lines = Holes.stub(
                        "assign.c", Files.readString(Path.of("../kernel-tree/tree/lib/uksched/assign.c")))
                .lines()
                .toList();
        int at = lines.indexOf("\treturn -ENOSYS;");
        return "--- a/lib/uksched/assign.c\n+++ b/lib/uksched/assign.c\n@@ -" + at + ",2 +" + at + ",2 @@\n "
                + lines.get(at - 1) + "\n-\treturn -ENOSYS;\n+\treturn -EBUSY;\n";
    }

    private static HttpResponse<String> get(String path, boolean signedIn) {
        return send(HttpRequest.newBuilder(URI.create(site.url() + path)), signedIn);
    }

    private static HttpResponse<String> post(String path, String body, boolean signedIn) {
        return send(
                HttpRequest.newBuilder(URI.create(site.url() + path)).POST(HttpRequest.BodyPublishers.ofString(body)),
                signedIn);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, boolean signedIn) {
        return site.browser().send((signedIn ? request.header("authorization", "Bearer " + token) : request).build());
    }
}
