/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one has sent for an exercise, what changed in between, and the exercise to take home. */
final class HistoryTest {
    private static final String EXERCISE = "/exercises/uksched-assign";
    private static final String FILE = "lib/uksched/assign.c";

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
    void the_page_of_an_exercise_lists_ones_own_attempts_at_it() {
        Browser ada = site.browser().signUp("ada");
        assertThat(ada.get(EXERCISE).body()).doesNotContain("Your attempts");
        String submission = send(ada, "one\n", "submit");
        String run = send(ada, "two\n", "run");
        assertThat(ada.get(EXERCISE).body())
                .contains("<h2 id=\"history\">Your attempts</h2>")
                .contains("<a href=\"/submissions/" + submission + "\">")
                .contains("<a href=\"/submissions/" + run + "/changes\"")
                .containsOnlyOnce(", run</td>");
        assertThat(ada.get("/exercises/clone-thread").body()).doesNotContain("Your attempts");
        assertThat(site.browser().signUp("snoop").get(EXERCISE).body()).doesNotContain(submission);
    }

    @Test
    void an_attempt_is_compared_with_the_starter_and_with_any_other_one() {
        Browser grace = site.browser().signUp("grace");
        String first = send(grace, "same\none\n", "submit");
        String second = send(grace, "same\ntwo\n", "submit");
        String changes = "/submissions/" + second + "/changes";
        assertThat(grace.get(changes).body())
                .contains("Against the starter")
                .contains(">+same</div>")
                .contains("<option value=\"" + first + "\">");
        assertThat(grace.get(changes + "?against=" + first).body())
                .contains("Against the other attempt")
                .contains("> same</div>")
                .contains(">-one</div>")
                .contains(">+two</div>")
                .contains("<option value=\"" + first + "\" selected=\"selected\">");
        String again = send(grace, "same\ntwo\n", "run");
        assertThat(grace.get("/submissions/" + again + "/changes?against=" + second)
                        .body())
                .contains("Nothing: both have the same text.");
    }

    @Test
    void nobody_compares_what_is_not_his() {
        Browser ken = site.browser().signUp("ken");
        String his = send(ken, "his\n", "submit");
        Browser eve = site.browser().signUp("eve");
        String hers = send(eve, "hers\n", "submit");
        assertThat(eve.get("/submissions/" + his + "/changes").statusCode()).isEqualTo(404);
        assertThat(eve.get("/submissions/" + hers + "/changes?against=" + his).statusCode())
                .isEqualTo(404);
        assertThat(eve.get("/submissions/none/changes").statusCode()).isEqualTo(404);
        assertThat(site.browser().get("/submissions/" + his + "/changes").statusCode())
                .isEqualTo(303);
    }

    @Test
    void the_starter_is_taken_home_always_the_same_and_without_what_is_hidden() throws Exception {
        byte[] zip = download(EXERCISE);
        assertThat(zip).isEqualTo(download(EXERCISE));
        Map<String, String> files = unzip(zip);
        assertThat(files.keySet())
                .contains(
                        "uksched-assign/" + FILE, "uksched-assign/statement.md", "uksched-assign/visible/test_assign.c")
                .allMatch(path -> path.equals("uksched-assign/" + FILE)
                        || path.equals("uksched-assign/statement.md")
                        || path.startsWith("uksched-assign/visible/"));
        assertThat(files.get("uksched-assign/" + FILE)).contains("return -ENOSYS;");
        assertThat(site.browser().get("/exercises/none/starter.zip").statusCode())
                .isEqualTo(404);
    }

    private static byte[] download(String exercise) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(site.url() + exercise + "/starter.zip"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"uksched-assign.zip\"");
        return answer.body();
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String send(Browser browser, String text, String kind) {
        HttpResponse<String> answer =
                browser.submit(EXERCISE, EXERCISE + "/submit", Map.of("file/" + FILE, text, "kind", kind));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("location").orElseThrow().substring("/submissions/".length());
    }
}
