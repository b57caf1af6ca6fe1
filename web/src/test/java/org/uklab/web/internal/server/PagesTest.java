/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page has, and the pages that need no account. */
final class PagesTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/sign-up",
                "/learn",
                "/learn/threads",
                "/exercises",
                "/exercises/uksched-assign",
                "/exercises/clone-thread",
                "/leaderboard",
                "/leaderboard?by=team",
                "/events",
                "/events/practice"
            })
    void a_page_carries_its_headers_and_nothing_inline(String path) {
        HttpResponse<String> page = site.browser().get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .contains("script-src 'self';")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("referrer-policy")).hasValue("same-origin");
        assertThat(page.body())
                .doesNotContain("style=\"")
                .doesNotContain("<style")
                .doesNotContain(" onclick")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .contains("<html lang=\"en\"")
                .contains("Skip to the content")
                .contains("<h1")
                .doesNotContain("th:");
    }

    @Test
    void each_response_has_a_nonce_of_its_own() {
        Browser browser = site.browser();
        assertThat(browser.get("/").headers().firstValue("content-security-policy"))
                .isNotEqualTo(browser.get("/").headers().firstValue("content-security-policy"));
    }

    @Test
    void scripts_and_styles_are_kept_by_browsers_for_good() {
        Browser browser = site.browser();
        Matcher asset = Pattern.compile("/assets/[a-z]+-[A-Z0-9]{8}\\.(css|js)")
                .matcher(browser.get("/exercises/uksched-assign").body());
        int found = 0;
        while (asset.find()) {
            found++;
            HttpResponse<String> file = browser.get(asset.group());
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("cache-control"))
                    .hasValueSatisfying(cache -> assertThat(cache).contains("immutable"));
        }
        assertThat(found).isEqualTo(3);
    }

    @Test
    void an_exercise_shows_its_statement_checks_hints_and_files_without_a_script() {
        assertThat(site.browser().get("/exercises/uksched-assign").body())
                .contains("<h1>Assign threads to schedulers</h1>")
                .contains("You write the two functions")
                .contains("An unassigned thread has no scheduler")
                .contains("<summary>Hint 5</summary>")
                .contains("name=\"file/lib/uksched/assign.c\"")
                .contains("Yours to write: ask the scheduler")
                .doesNotContain("STARTER_uksched_assign")
                .contains("lib/uksched/include/uk/thread.h (to read only)")
                .contains("visible/test_assign.c (to read only)")
                .doesNotContain("irqf = ukplat_lcpu_save_irqf();\n\trc =");
    }

    @Test
    void an_exercise_of_several_files_shows_each_of_them_and_what_they_include() {
        assertThat(site.browser().get("/exercises/clone-thread").body())
                .contains("name=\"file/lib/posix-futex/cleartid.c\"")
                .contains("name=\"file/lib/posix-process/clone_settid.c\"")
                .contains("name=\"file/lib/posix-process/clone_tls.c\"")
                .contains("lib/posix-futex/include/linux/futex.h (to read only)")
                .contains("lib/posix-process/include/uk/process.h (to read only)")
                .contains("visible/test_clone.c (to read only)")
                .doesNotContain("STARTER_clone_thread");
    }

    @Test
    void the_first_tutorial_moved_into_the_course() {
        HttpResponse<String> page = site.browser().get("/tutorials/uksched");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("location")).hasValue("/learn/threads");
    }

    @Test
    void what_is_not_there_is_said_so() {
        HttpResponse<String> page = site.browser().get("/exercises/none");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such page, or it is not yours.");
        assertThat(site.browser().get("/submissions").statusCode()).isEqualTo(303);
    }

    @Test
    void health_says_whether_a_submission_sent_now_would_be_graded() {
        HttpResponse<String> before = site.browser().get("/health");
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.body())
                .contains("\"database\":true")
                .contains("\"bus\":true")
                .contains("\"ready\":false");
        site.graderReady();
        assertThat(site.browser().get("/health").body())
                .contains("\"graders\":[\"one\"]")
                .contains("\"ready\":true");
    }
}
