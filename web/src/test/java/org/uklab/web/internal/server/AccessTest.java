/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.SubmissionKind;

/** Who may use which route: one table, every route in it, every cell asked. */
final class AccessTest {
    /**
     * Each route, and what it answers to a visitor, to a student about his own, to another student about that, to an
     * instructor and to an administrator. 303 to a visitor is the way to sign in; 404 hides that the thing exists.
     * {@code @patch} and {@code @token} stand for the ids of things of the student.
     */
    private static final String TABLE = """
            GET /assets/:file                             200 200 200 200 200
            GET /api/openapi.yaml                         200 200 200 200 200
            POST /api/exercises/:id/submissions           401 202 202 202 202
            GET /api/submissions/@patch                   401 200 404 200 200
            GET /health                                   200 200 200 200 200
            GET /                                         200 200 200 200 200
            GET /sign-up                                  200 200 200 200 200
            POST /sign-up                                 422 422 422 422 422
            GET /sign-in                                  200 200 200 200 200
            POST /sign-in                                 401 401 401 401 401
            GET /account                                  303 200 200 200 200
            POST /account/tokens                          303 422 422 422 422
            POST /account/tokens/@token/revoke            303 303 404 404 404
            GET /account/export                           303 200 200 200 200
            POST /account/password                        303 422 422 422 422
            POST /account/delete                          303 422 422 422 422
            GET /exercises                                200 200 200 200 200
            GET /exercises/:id                            200 200 200 200 200
            POST /exercises/:id/submit                    303 303 303 303 303
            POST /exercises/:id/drafts                    303 422 422 422 422
            GET /events                                   200 200 200 200 200
            GET /events/:slug                             200 200 200 200 200
            POST /events/:slug/join                       303 303 303 303 303
            GET /events/import                            303 404 404 200 200
            POST /events/import                           303 404 404 422 422
            GET /submissions                              303 200 200 200 200
            GET /submissions/@patch                       303 200 404 200 200
            GET /submissions/@patch/events                404 200 404 200 200
            GET /leaderboard                              200 200 200 200 200
            GET /leaderboard/events                       200 200 200 200 200
            GET /learn                                    200 200 200 200 200
            GET /learn/:track                             200 200 200 200 200
            GET /learn/:track/:page                       200 200 200 200 200
            GET /tutorials/                               303 303 303 303 303
            GET /exercises/:id/starter.zip                200 200 200 200 200
            GET /submissions/@patch/changes               303 200 404 200 200
            GET /leaderboard.json                         200 200 200 200 200
            GET /leaderboard.csv                          200 200 200 200 200
            GET /leaderboard/why/:competitor              404 404 404 404 404
            GET /events/:slug/leaderboard                 200 200 200 200 200
            GET /events/:slug/leaderboard.json            200 200 200 200 200
            GET /events/:slug/leaderboard.csv             200 200 200 200 200
            GET /events/:slug/leaderboard/events          200 200 200 200 200
            GET /events/:slug/leaderboard/why/:competitor 404 404 404 404 404
            POST /account/sign-out-everywhere             303 303 303 303 303
            POST /sign-out                                303 303 303 303 303
            """;

    private static final Map<String, String> EXAMPLES = Map.of(
            "/exercises/:id", "/exercises/uksched-assign",
            "/:slug", "/practice",
            "/:competitor", "/00000000-0000-0000-0000-000000000000",
            "/:track", "/threads",
            "/:page", "/wake");

    /** The columns of the table; the account of a name, made instructor or administrator by hand. */
    private static final List<String> ROLES = List.of("visitor", "student", "other", "instructor", "administrator");

    private static TestSite site;
    private static final Map<String, Browser> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> TOKENS = new LinkedHashMap<>();
    private static String patch;

    @BeforeAll
    static void start(@TempDir Path uploads) throws Exception {
        site = new TestSite(uploads, 0);
        BROWSERS.put("visitor", site.browser());
        for (String role : ROLES.subList(1, ROLES.size())) {
            BROWSERS.put(role, site.browser().signUp(role));
            TOKENS.put(role, find("uklab_[A-Za-z0-9_-]{43}", make(role)));
        }
        for (String role : List.of("instructor", "administrator")) {
            site.db()
                    .tx(tx -> tx.handle()
                            .createUpdate("update person set role = upper(:role) where name = :role")
                            .bind("role", role)
                            .execute());
        }
        patch = site.db()
                .tx(tx -> tx.submissions()
                        .receive(NewSubmission.practice(
                                tx.people().byName("student").orElseThrow().id(),
                                "uksched-assign",
                                SubmissionKind.SUBMIT,
                                new byte[0]))
                        .submission()
                        .id())
                .toString();
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(site.blockedLoops()).isEmpty();
        site.close();
    }

    @Test
    void every_route_is_in_the_table_and_nothing_else_is() {
        List<String> table = TABLE.lines()
                .map(line -> line.replaceAll(" +(\\d{3} ?)+$", "").replaceAll("@\\w+", ":id"))
                .toList();
        assertThat(site.routes()).containsExactlyInAnyOrderElementsOf(table);
    }

    @Test
    void every_role_gets_what_the_table_says() {
        StringBuilder seen = new StringBuilder();
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" +", -1);
            seen.append(line, 0, line.length() - 20);
            // The other roles ask first: the student may take away what they must not reach.
            String[] got = new String[ROLES.size()];
            for (int i : new int[] {0, 2, 3, 4, 1}) {
                got[i] = String.valueOf(ask(ROLES.get(i), cells[0], cells[1]));
            }
            Arrays.stream(got).forEach(status -> seen.append(' ').append(status));
            seen.append('\n');
        }
        assertThat(seen.toString()).isEqualTo(TABLE);
    }

    /** Fills the address with things of the student, and asks. */
    private static int ask(String role, String method, String route) {
        String path = route.replace("@patch", patch);
        for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
            path = path.replace(example.getKey(), example.getValue());
        }
        if (path.contains(":file")) {
            path = path.replace(
                    ":file", find("/assets/([^\"]+)\"", site.browser().get("/").body()));
        }
        if (path.contains("@token")) {
            path = path.replace(
                    "@token",
                    find(
                            "/tokens/([0-9a-f-]{36})/",
                            browser("student").get("/account").body()));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.url() + path));
        if (path.startsWith("/api/")) {
            if (TOKENS.containsKey(role)) {
                request.header("authorization", "Bearer " + TOKENS.get(role));
            }
            return status(
                    site.browser(),
                    method.equals("POST") ? request.POST(HttpRequest.BodyPublishers.ofString("")) : request);
        }
        if (method.equals("POST")) {
            return browser(role).submit("/sign-in", path, Map.of()).statusCode();
        }
        return status(browser(role), request);
    }

    private static Browser browser(String role) {
        return Objects.requireNonNull(BROWSERS.get(role), role);
    }

    /** Leaves the body, which may have no end. */
    private static int status(Browser browser, HttpRequest.Builder request) {
        return browser.status(request.build());
    }

    private static String make(String role) {
        return browser(role)
                .submit("/account", "/account/tokens", Map.of("name", "access"))
                .body();
    }

    private static String find(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(found.groupCount());
    }
}
