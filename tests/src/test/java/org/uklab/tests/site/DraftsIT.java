/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is typed into the editor is kept, and the mark beside it tells the truth. */
@Timeout(120)
class DraftsIT {
    private static final Pattern SAVED = Pattern.compile("Saved at .*");

    @TempDir
    static Path data;

    private static LocalSite site;
    private static Chromium chromium;

    @BeforeAll
    static void open() throws Exception {
        site = LocalSite.open(data);
        chromium = Chromium.open();
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

    @Test
    void what_is_typed_is_there_after_a_reload_and_reset_brings_the_starter_back() {
        int complaints = chromium.complaints().size();
        Page page = signedUp("ada");
        assertThat(mark(page)).hasText("Nothing to save yet");

        type(page, "/* of mine */");
        assertThat(mark(page)).hasText(SAVED);
        page.reload();
        assertThat(editor(page)).containsText("/* of mine */");
        assertThat(mark(page)).hasText(SAVED);

        page.getByText("Reset assign.c to the starter").click();
        assertThat(editor(page)).not().containsText("/* of mine */");
        assertThat(mark(page)).hasText(SAVED);
        page.reload();
        assertThat(editor(page)).not().containsText("/* of mine */");
        assertThat(chromium.complaints()).hasSize(complaints);
    }

    @Test
    void without_a_connection_the_mark_says_so_and_saves_when_it_is_back() {
        Page page = signedUp("bob");
        page.context().setOffline(true);
        type(page, "/* on a train */");
        assertThat(mark(page)).containsText("Not saved: " + Answers.FILE + ": no connection");
        assertThat(page.locator("[data-say]")).hasText("Not saved: no connection.");
        page.context().setOffline(false);
        assertThat(mark(page)).hasText(SAVED);
    }

    @Test
    void a_second_tab_is_noticed_and_its_writer_chooses() {
        Page one = signedUp("cid");
        Page two = one.context().newPage();
        two.navigate(one.url());
        type(one, "/* one */");
        assertThat(mark(one)).hasText(SAVED);
        type(two, "/* two */");

        Locator conflict = two.locator(".own [data-conflict]");
        assertThat(conflict).isVisible();
        assertThat(mark(two)).containsText("saved elsewhere");
        conflict.getByText("The other text").click();
        assertThat(conflict.locator("pre")).containsText("/* one */");
        conflict.getByText("Keep mine").click();
        assertThat(mark(two)).hasText(SAVED);

        type(one, "/* three */");
        one.locator(".own [data-conflict]").getByText("Take the other").click();
        assertThat(editor(one)).containsText("/* two */");
        assertThat(mark(one)).hasText(SAVED);
        one.reload();
        assertThat(editor(one)).containsText("/* two */");
        assertThat(editor(one)).not().containsText("/* three */");
    }

    private static Page signedUp(String name) {
        Page page = chromium.visitor();
        page.navigate(site.url("/sign-up?next=/exercises/uksched-assign").toString());
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(Student.PASSWORD);
        page.locator("main button.primary").click();
        assertThat(editor(page)).isVisible();
        return page;
    }

    private static Locator editor(Page page) {
        return page.locator(".cm-content[aria-label='" + Answers.FILE + "']");
    }

    private static Locator mark(Page page) {
        return page.locator("[data-saved]");
    }

    /** Types at the top, which is always shown. */
    private static void type(Page page, String text) {
        editor(page).click();
        page.keyboard().press("Control+Home");
        page.keyboard().type(text);
    }
}
