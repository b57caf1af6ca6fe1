/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.cluster.Job;
import org.uklab.cluster.LiveEvent;
import org.uklab.cluster.Result;
import org.uklab.kerneltree.Holes;

/** The way of a patch: from the form or from curl, refused or graded, watched, and read again. */
final class SubmissionsTest {
    private static final String EXERCISE = "/exercises/uksched-assign";
    private static final String FILE = "file/lib/uksched/assign.c";

    private static TestSite site;
    private static String starter;

    @BeforeAll
    static void start(@TempDir Path uploads) throws Exception {
        site = new TestSite(uploads, 0);
        Path source = Path.of("../kernel-tree/tree/lib/uksched/assign.c");
        starter = Holes.stub("assign.c", Files.readString(source));
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(site.blockedLoops()).isEmpty();
        site.close();
    }

    @Test
    void edited_files_become_a_patch_that_a_grader_gets() {
        Browser ada = site.browser().signUp("ada");
        String id = submit(ada, starter.replace("return -ENOSYS;", "return -EBUSY;"), "run");
        site.graderReady();
        Job job = job(id);
        assertThat(job.kind()).isEqualTo(Job.Kind.RUN);
        assertThat(new String(job.patch(), StandardCharsets.UTF_8))
                .startsWith("diff --git a/lib/uksched/assign.c b/lib/uksched/assign.c\n"
                        + "--- a/lib/uksched/assign.c\n+++ b/lib/uksched/assign.c\n@@ ")
                .contains("-\treturn -ENOSYS;\n+\treturn -EBUSY;\n")
                .doesNotContain("\r");
        assertThat(ada.get("/submissions/" + id).body()).contains("Preparing").contains("+\treturn -EBUSY;");
        finish(job, report("PASSED", 100));
        await().untilAsserted(() ->
                assertThat(ada.get("/submissions/" + id).body()).contains("Run: all visible tests passed"));
    }

    @Test
    void a_patch_outside_the_policy_is_refused_naming_file_line_and_rule() {
        Browser eve = site.browser().signUp("eve");
        String patch = "--- a/lib/uksched/sched.c\n+++ b/lib/uksched/sched.c\n@@ -1,1 +1,1 @@\n-a\n+b\n";
        HttpResponse<String> page = upload(eve, patch);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("This patch is refused.")
                .contains("<code>lib/uksched/sched.c</code>")
                .contains("line 1 of the patch")
                .contains("<code>protected-file</code>");
        HttpResponse<String> api = curl("eve", patch, "");
        assertThat(api.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(api.body()).getString("rule")).isEqualTo("protected-file");
        assertThat(eve.get("/submissions").body()).contains("None yet");
    }

    @Test
    void a_patch_file_goes_before_the_editor() {
        Browser linus = site.browser().signUp("linus");
        String patch = patch("-\treturn -ENOSYS;\n+\treturn -EIO;\n");
        HttpResponse<String> answer = upload(linus, patch);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(linus.get(answer.headers().firstValue("location").orElseThrow())
                        .body())
                .contains("+\treturn -EIO;");
    }

    @Test
    void curl_sends_a_patch_and_asks_for_its_report() {
        Browser ken = site.browser().signUp("ken");
        assertThat(ken.get(EXERCISE).body()).contains(site.url() + "/api" + EXERCISE);
        HttpResponse<String> sent = curl("ken", patch("-\treturn -ENOSYS;\n+\treturn -ENOMEM;\n"), "");
        assertThat(sent.statusCode()).isEqualTo(202);
        JsonObject receipt = new JsonObject(sent.body());
        assertThat(receipt.getString("url")).isEqualTo(site.url() + "/api/submissions/" + receipt.getString("id"));
        site.graderReady();
        Job job = job(receipt.getString("id"));
        assertThat(job.kind()).isEqualTo(Job.Kind.SUBMIT);
        finish(job, report("PARTIAL", 60));
        await().untilAsserted(() -> {
            JsonObject now = new JsonObject(api("ken", receipt.getString("url")).body());
            assertThat(now.getString("verdict")).isEqualTo("PARTIAL");
            assertThat(now.getInteger("score")).isEqualTo(60);
            assertThat(now.getJsonObject("report").getJsonArray("checks")).hasSize(2);
        });
        assertThat(api("nobody", receipt.getString("url")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_submission_is_its_authors_business() {
        Browser rob = site.browser().signUp("rob");
        String id = submit(rob, starter, "submit");
        Browser snoop = site.browser().signUp("snoop");
        assertThat(snoop.get("/submissions/" + id).statusCode()).isEqualTo(404);
        assertThat(snoop.get("/submissions/" + id + "/events").statusCode()).isEqualTo(404);
        assertThat(api("snoop", site.url() + "/api/submissions/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_stream_begins_with_a_snapshot_tells_what_happens_and_ends_with_the_verdict() {
        Browser dennis = site.browser().signUp("dennis");
        String id = submit(dennis, starter.replace("(void)s;", "(void)s; "), "submit");
        Iterator<String> stream =
                dennis.events("/submissions/" + id + "/events").iterator();
        assertThat(event(stream)).startsWith("event: snapshot").contains("aria-label=\"Live output\"");
        site.graderReady();
        Job job = job(id);
        site.grader().live(new LiveEvent(id, 1, LiveEvent.Kind.PHASE, "compile"));
        site.grader().live(new LiveEvent(id, 1, LiveEvent.Kind.LOG, "a <b> \u001b[31mred\u001b[0m"));
        finish(job, report("FAILED", 0));
        List<String> events = new ArrayList<>();
        while (events.isEmpty() || !events.get(events.size() - 1).startsWith("event: end")) {
            events.add(event(stream));
        }
        assertThat(String.join("", events))
                .contains("<span class=\"phase\">» compile</span>")
                .contains("a &lt;b&gt; red")
                .contains("Not passed");
        assertThat(dennis.get("/submissions/" + id).body())
                .as("the same after a reload, without a script")
                .contains("Not passed")
                .contains("the list of A is [t1, t2]")
                .contains("printed by the kernel &lt;script&gt;")
                .doesNotContain("sse-connect");
    }

    @Test
    void what_the_compiler_says_stands_below_its_line() {
        Browser bjarne = site.browser().signUp("bjarne");
        String id = submit(bjarne, starter.replace("return -ENOSYS;", "return nonsense;"), "submit");
        int line = (int)
                starter.substring(0, starter.indexOf("return -ENOSYS;")).lines().count();
        site.graderReady();
        JsonObject report = report("BUILD_FAILED", 0);
        report.getJsonArray("diagnostics")
                .add(new JsonObject()
                        .put("file", "lib/uksched/assign.c")
                        .put("line", line)
                        .put("column", 9)
                        .put("severity", "error")
                        .put("message", "'nonsense' undeclared"));
        finish(job(id), report);
        await().untilAsserted(() -> assertThat(bjarne.get("/submissions/" + id).body())
                .containsPattern("\\+\treturn nonsense;</div>\\s*<div class=\"note error\">line " + line
                        + ", error: &#39;nonsense&#39; undeclared"));
    }

    @Test
    void the_leaderboard_moves_for_its_watchers() {
        Browser fran = site.browser().signUp("fran");
        Iterator<String> board = site.browser().events("/leaderboard/events").iterator();
        assertThat(event(board)).startsWith("event: snapshot").doesNotContain("fran");
        String id = submit(fran, starter, "submit");
        site.graderReady();
        finish(job(id), report("PASSED", 100));
        String moved = event(board);
        while (!moved.contains("fran")) {
            moved = event(board);
        }
        assertThat(moved).contains("<td class=\"number total\">100</td>");
        assertThat(site.browser().get("/leaderboard").body()).contains("fran");
        assertThat(fran.get("/submissions").body()).contains("100/100");
    }

    @Test
    void the_editor_opens_with_ones_latest_text() {
        Browser niklaus = site.browser().signUp("niklaus");
        submit(niklaus, starter.replace("return -ENOSYS;", "return -EPERM;"), "run");
        assertThat(niklaus.get(EXERCISE).body()).contains("\treturn -EPERM;\n").contains("Saved at ");
        assertThat(niklaus.get(EXERCISE + "?starter").body()).doesNotContain("return -EPERM;");
    }

    private static String submit(Browser browser, String text, String kind) {
        HttpResponse<String> answer = form(browser, text, kind, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("location").orElseThrow().substring("/submissions/".length());
    }

    private static Job job(String id) {
        await().until(() ->
                site.jobs().stream().anyMatch(job -> job.key().submission().equals(id)));
        return site.jobs().stream()
                .filter(job -> job.key().submission().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void finish(Job job, JsonObject report) {
        site.grader().result(new Result(job.key(), "one", report.toBuffer().getBytes()));
    }

    private static JsonObject report(String verdict, int score) {
        return new JsonObject("""
                {"verdict": "%s", "owner": "STUDENT", "score": %d, "maxScore": 100, "exercise": "uksched-assign",
                 "seed": 7, "message": "one of two", "diagnostics": [], "flags": [],
                 "checks": [
                  {"id": "add-op", "title": "asks once", "passed": true, "points": 10, "expected": "", "seen": ""},
                  {"id": "list", "title": "whole list", "passed": false, "points": 10,
                   "expected": "the list of A is [t1, t2]", "seen": "[t1, t0, t2]"}],
                 "phases": [{"name": "compile", "millis": 300}, {"name": "boot", "millis": 200}],
                 "digests": {"tree": "aa", "toolchain": "bb", "image": "cc", "machine": "dd"},
                 "console": "printed by the kernel <script>\\n", "unknown": 1}
                """.formatted(verdict, score));
    }

    /** Reads lines up to the empty one that ends an event. */
    private static String event(Iterator<String> lines) {
        StringBuilder event = new StringBuilder();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            event.append(line).append('\n');
        }
        return event.length() == 0 || event.toString().startsWith(":") ? event(lines) : event.toString();
    }

    private static String patch(String change) {
        List<String> lines = starter.lines().toList();
        int at = lines.indexOf("\treturn -ENOSYS;");
        return "--- a/lib/uksched/assign.c\n+++ b/lib/uksched/assign.c\n@@ -" + at + ",2 +" + at + ",2 @@\n "
                + lines.get(at - 1) + "\n" + change;
    }

    private static HttpResponse<String> curl(String name, String patch, String query) {
        return site.browser()
                .send(HttpRequest.newBuilder(URI.create(site.url() + "/api" + EXERCISE + "/submissions" + query))
                        .header("authorization", basic(name))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(patch))
                        .build());
    }

    private static HttpResponse<String> api(String name, String url) {
        return site.browser()
                .send(HttpRequest.newBuilder(URI.create(url))
                        .header("authorization", basic(name))
                        .build());
    }

    private static String basic(String name) {
        String pair = name + ":" + name.repeat(4);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> upload(Browser browser, String patch) {
        return form(browser, starter, "submit", patch);
    }

    /** Sends the form as browsers do: in parts, lines ended by CR LF, the file empty if none was chosen. */
    private static HttpResponse<String> form(Browser browser, String text, String kind, String patch) {
        String page = browser.get(EXERCISE).body();
        String csrf = page.replaceAll("(?s).*?name=\"csrf\" value=\"([0-9a-f]+)\".*", "$1");
        String name = patch.isEmpty() ? "" : "my.patch";
        String body = part("csrf", "", csrf)
                + part("kind", "", kind)
                + part(FILE, "", text.replace("\n", "\r\n"))
                + part("patch", "; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream", patch)
                + "--cut--\r\n";
        return browser.send(HttpRequest.newBuilder(URI.create(site.url() + EXERCISE + "/submit"))
                .header("content-type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String part(String name, String more, String value) {
        return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + value + "\r\n";
    }
}
