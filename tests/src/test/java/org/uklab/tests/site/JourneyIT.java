/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Goes the whole way as a student does: sign up, edit, submit, watch, read the verdict, see the leaderboard move. */
@Timeout(120)
class JourneyIT {
    private static final double VERDICT_MILLIS = 30_000;

    @TempDir
    static Path data;

    private static LocalSite site;
    private static Chromium chromium;
    private static Answers answers;

    @BeforeAll
    static void open() throws Exception {
        site = LocalSite.open(data, "grader-1");
        chromium = Chromium.open();
        answers = Answers.read();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @AfterEach
    void the_browser_has_nothing_to_complain_of() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void a_right_solution_passes_while_the_student_watches_and_the_leaderboard_moves() {
        Page page = signedUp("ada");
        Page board = page.context().newPage();
        board.navigate(site.url("/leaderboard").toString());

        send(page, answers.right(), "Submit");

        verdict(page, "Passed");
        assertThat(page.locator(".score")).containsText("100");
        assertThat(page.locator(".checks li.passed")).hasCount(11);
        assertThat(board.locator("tbody")).containsText("ada"); // by itself, nobody reloads it
        page.reload();
        assertThat(page.locator("#verdict")).hasText("Passed");
        assertThat(page.locator(".checks li.passed")).hasCount(11);
        assertThat(page.locator("pre.console")).containsText("trials performed");
        picture(page);
    }

    @Test
    void a_failing_solution_shows_what_was_expected_and_what_was_seen() {
        Page page = signedUp("bob");

        send(page, answers.wrong(), "Submit");

        verdict(page, "Partly right");
        Locator failed = page.locator(".checks li.failed");
        assertThat(failed.first()).containsText("expected");
        assertThat(failed.first()).containsText("seen");
        assertThat(page.locator(".checks li.passed").first()).isVisible();
    }

    @Test
    void a_compiler_error_stands_at_its_line_of_the_patch() {
        Page page = signedUp("cid");

        send(page, answers.misspelt(), "Submit");

        verdict(page, "It does not compile");
        assertThat(page.locator("pre.diff")).containsText("thread_ad(s, t)");
        assertThat(page.locator("pre.diff")).containsText("has no member named");
    }

    @Test
    void an_endless_loop_is_stopped_and_the_page_says_where() {
        Page page = signedUp("dan");

        send(page, answers.endless(), "Submit");

        assertThat(page.locator(".track [aria-current=step]"))
                .hasText("Testing", new HasTextOptions().setTimeout(VERDICT_MILLIS));
        verdict(page, "Out of time");
        assertThat(page.locator(".verdict")).containsText("endless loop");
    }

    @Test
    void a_run_shows_the_visible_tests_and_gives_no_points() {
        Page page = signedUp("eva");

        send(page, answers.right(), "Run the visible tests");

        verdict(page, "Run: all visible tests passed");
        assertThat(page.locator(".checks li.passed").first()).isVisible();
        assertThat(page.locator(".score")).hasCount(0);
        page.navigate(site.url("/leaderboard").toString());
        assertThat(page.locator("main")).not().containsText("eva");
    }

    private static Page signedUp(String name) {
        Page page = chromium.visitor();
        page.navigate(site.url("/sign-up").toString());
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(Student.PASSWORD);
        page.locator("main button.primary").click();
        assertThat(page.locator("body")).containsText(name);
        return page;
    }

    /** Puts a text in place of what the editor shows, as pasting does, and presses a button. */
    private static void send(Page page, String text, String button) {
        page.navigate(site.url("/exercises/uksched-assign").toString());
        Locator editor = page.locator(".cm-content[aria-label='" + Answers.FILE + "']");
        editor.click();
        page.keyboard().press("Control+a");
        editor.evaluate(
                "(at, text) => { const data = new DataTransfer(); data.setData('text/plain', text);"
                        + " at.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }",
                text);
        page.locator("form[data-bench] button")
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .click();
        page.waitForURL(Pattern.compile(".*/submissions/[0-9a-f-]+$"));
    }

    private static void verdict(Page page, String title) {
        assertThat(page.locator("#verdict")).containsText(title, new ContainsTextOptions().setTimeout(VERDICT_MILLIS));
    }

    /** Makes the picture of the README when asked: {@code -Duklab.screenshots=FOLDER}, such as web/docs. */
    private static void picture(Page page) {
        String folder = System.getProperty("uklab.screenshots", "");
        if (!folder.isEmpty()) {
            page.evaluate("scrollTo(0, 0)");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, "submission.png")));
        }
    }

    @Test
    void the_readme_has_its_picture() throws Exception {
        Path picture = Path.of(System.getenv("UKLAB_HOME"), "web/docs/submission.png");

        assertThat(Files.size(picture)).isBetween(10_000L, 300_000L);
    }
}
