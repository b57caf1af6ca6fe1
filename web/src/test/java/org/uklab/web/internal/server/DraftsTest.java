/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is kept before it is sent, for its writer, and two tabs do not write over each other. */
final class DraftsTest {
    private static final String EXERCISE = "/exercises/clone-thread";
    private static final String TIDS = "lib/posix-process/clone_settid.c";
    private static final String TLS = "lib/posix-process/clone_tls.c";

    private static TestSite site;

    @BeforeAll
    static void start(@TempDir Path uploads) throws Exception {
        site = new TestSite(uploads, 0);
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(site.blockedLoops()).isEmpty();
        site.close();
    }

    @Test
    void a_draft_is_there_again_whenever_and_wherever_its_writer_comes_back() {
        Browser ada = site.browser().signUp("ada");
        assertThat(ada.get(EXERCISE).body()).contains("Nothing to save yet");
        JsonObject answer = saved(save(ada, TIDS, 0, "int mine;\r\nint too;\n")).getJsonObject(TIDS);
        assertThat(answer.getInteger("version")).isEqualTo(1);
        assertThat(answer.getString("savedAt")).isNotEmpty();

        Browser elsewhere = site.browser();
        elsewhere.submit("/sign-in", "/sign-in", Map.of("name", "ada", "password", "ada".repeat(4)));
        assertThat(elsewhere.get(EXERCISE).body())
                .contains(">\nint mine;\nint too;\n</textarea>")
                .contains("name=\"version/" + TIDS + "\" value=\"1\"")
                .contains("name=\"version/" + TLS + "\" value=\"0\"")
                .contains("Saved at ");
        assertThat(site.browser().signUp("snoop").get(EXERCISE).body()).doesNotContain("int mine;");
        assertThat(site.browser().get(EXERCISE).body()).doesNotContain("int mine;");
    }

    @Test
    void a_second_tab_that_is_behind_is_told_and_neither_text_is_lost() {
        Browser grace = site.browser().signUp("grace");
        save(grace, TIDS, 0, "first tab\n");
        HttpResponse<String> behind = save(grace, TIDS, 0, "second tab\n");
        assertThat(behind.statusCode()).isEqualTo(409);
        JsonObject theirs = new JsonObject(behind.body()).getJsonObject("files").getJsonObject(TIDS);
        assertThat(theirs.getString("text")).isEqualTo("first tab\n");
        assertThat(grace.get(EXERCISE).body()).contains("first tab").doesNotContain("second tab");

        int seen = theirs.getInteger("version");
        assertThat(saved(save(grace, TIDS, seen, "both\n")).getJsonObject(TIDS).getInteger("version"))
                .isEqualTo(2);
    }

    @Test
    void an_answer_that_was_lost_on_its_way_is_no_second_tab() {
        Browser alan = site.browser().signUp("alan");
        save(alan, TIDS, 0, "text\n");
        assertThat(saved(save(alan, TIDS, 0, "text\n")).getJsonObject(TIDS).getInteger("version"))
                .isEqualTo(1);
    }

    @Test
    void without_a_script_a_button_saves_and_a_conflict_shows_both_texts() {
        Browser barbara = site.browser().signUp("barbara");
        assertThat(barbara.get(EXERCISE).body()).contains("formaction=\"" + EXERCISE + "/drafts\">Save</button>");
        HttpResponse<String> answer = barbara.submit(EXERCISE, EXERCISE + "/drafts", form(TIDS, 0, "one\n"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue(EXERCISE + "#bench");

        HttpResponse<String> behind = barbara.submit(EXERCISE, EXERCISE + "/drafts", form(TIDS, 0, "other\n"));
        assertThat(behind.statusCode()).isEqualTo(409);
        assertThat(behind.body())
                .contains(">\nother\n</textarea>")
                .contains("Not saved: this file was saved elsewhere")
                .contains(">one\n</pre>")
                .contains("name=\"version/" + TIDS + "\" value=\"1\"");
    }

    @Test
    void each_file_goes_back_to_the_starter_alone_and_its_draft_stays_until_saved() {
        Browser ken = site.browser().signUp("ken");
        save(ken, TIDS, 0, "tids of mine\n");
        save(ken, TLS, 0, "tls of mine\n");
        assertThat(ken.get(EXERCISE + "?starter=" + TIDS).body())
                .doesNotContain("tids of mine")
                .contains("tls of mine")
                .contains("Your draft is kept until you write or send something here.")
                .contains("Nothing to save yet");
        assertThat(ken.get(EXERCISE).body()).contains("tids of mine").contains("tls of mine");
    }

    @Test
    void what_is_sent_is_a_draft_too() {
        Browser tony = site.browser().signUp("tony");
        Map<String, String> fields = new LinkedHashMap<>(form(TLS, 0, "sent\n"));
        fields.put("kind", "run");
        assertThat(tony.submit(EXERCISE, EXERCISE + "/submit", fields).statusCode())
                .isEqualTo(303);
        assertThat(tony.get(EXERCISE).body())
                .contains(">\nsent\n</textarea>")
                .contains("name=\"version/" + TLS + "\" value=\"1\"")
                .contains("Saved at ");
    }

    @Test
    void what_cannot_be_kept_is_refused_by_name() {
        Browser eve = site.browser().signUp("eve");
        assertThat(refused(save(eve, "lib/uksched/sched.c", 0, "x")))
                .isEqualTo("lib/uksched/sched.c is no file that this exercise lets edit");
        assertThat(refused(save(eve, TIDS, 0, "x".repeat(300_000)))).startsWith(TIDS + " is too large");
        assertThat(refused(save(eve, TIDS, 0, "x\0"))).startsWith(TIDS + " has a NUL character");
        assertThat(refused(post(eve, Map.of()))).startsWith("no file was sent");
        assertThat(save(eve, TIDS, 0, "x", "/exercises/none").statusCode()).isEqualTo(404);
        assertThat(eve.post(EXERCISE + "/drafts", form(TIDS, 0, "x")).statusCode())
                .as("without the token")
                .isEqualTo(403);
        assertThat(save(site.browser(), TIDS, 0, "x").statusCode())
                .as("a stranger")
                .isEqualTo(303);
    }

    private static Map<String, String> form(String file, int seen, String text) {
        return Map.of("file/" + file, text, "version/" + file, String.valueOf(seen));
    }

    private static HttpResponse<String> save(Browser browser, String file, int seen, String text) {
        return save(browser, file, seen, text, EXERCISE);
    }

    private static HttpResponse<String> save(Browser browser, String file, int seen, String text, String exercise) {
        return post(browser, form(file, seen, text), exercise);
    }

    private static HttpResponse<String> post(Browser browser, Map<String, String> fields) {
        return post(browser, fields, EXERCISE);
    }

    /** Sends as the editor's script does. */
    private static HttpResponse<String> post(Browser browser, Map<String, String> fields, String exercise) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(
                "csrf",
                browser.get("/sign-up").body().replaceAll("(?s).*?name=\"csrf\" value=\"([0-9a-f]+)\".*", "$1"));
        String body = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return browser.send(HttpRequest.newBuilder(URI.create(site.url() + exercise + "/drafts"))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static JsonObject saved(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getJsonObject("files");
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return new JsonObject(answer.body()).getString("error");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
