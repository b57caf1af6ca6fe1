/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reads the whole course in a browser: by day, by night, and on a telephone. */
@Timeout(240)
class LearnIT {
    private static final String LINKS = "links => links.map(link => link.getAttribute('href').replace(/#.*/, ''))";
    private static final String VIOLATIONS =
            "rules => axe.run(document, {resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {})})"
                    + ".then(found => found.violations.map(rule =>"
                    + " rule.id + ' at ' + rule.nodes.map(node => node.target.join(' ')).join(', ')))";

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
    void no_page_of_the_course_is_in_anybodys_way() throws Exception {
        Page page = chromium.visitor();
        String axe = axe();
        List<String> wrong = new ArrayList<>();
        Set<String> course = course(page);
        for (String path : course) {
            page.setViewportSize(1280, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.navigate(site.url(path).toString());
            page.evaluate("document.querySelectorAll('details').forEach(answer => answer.open = true)");
            page.evaluate(axe);
            note(wrong, path, page.evaluate(VIOLATIONS));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            note(wrong, path + " in the dark", page.evaluate(VIOLATIONS, List.of("color-contrast")));
            page.setViewportSize(390, 844);
            if (!page.evaluate("document.documentElement.scrollWidth").equals(390)) {
                wrong.add(path + " is wider than a telephone");
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(course).hasSizeGreaterThan(30).contains("/learn/threads", "/learn/tags/report");
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Gives the pages, as a reader finds them: from the course to its tracks, and from these to what is on their paths. */
    private static Set<String> course(Page page) {
        Set<String> found = new LinkedHashSet<>(List.of("/learn"));
        for (String track : links(page, "/learn", ".tracks")) {
            found.add(track);
            found.addAll(links(page, track, ".path"));
        }
        return found;
    }

    @SuppressWarnings("unchecked") // a script gives lists of what it is written to give
    private static List<String> links(Page page, String path, String where) {
        page.navigate(site.url(path).toString());
        return (List<String>) page.evalOnSelectorAll(where + " a[href^='/learn/']", LINKS);
    }

    private static void note(List<String> wrong, String path, Object violations) {
        ((List<?>) violations).forEach(violation -> wrong.add(path + ": " + violation));
    }

    private static String axe() throws IOException {
        try (InputStream script = LearnIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        }
    }
}
