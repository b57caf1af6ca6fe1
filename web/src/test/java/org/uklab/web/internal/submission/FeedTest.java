/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uklab.cluster.LiveEvent;
import org.uklab.cluster.LiveEvent.Kind;

class FeedTest {
    private final Feed feed = new Feed();

    @ParameterizedTest
    @ValueSource(strings = {"x", "<", "ü", "\u6f22"})
    void row_08_a_flood_shows_128_kib_and_says_that_there_is_more(String flood) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            feed.add(event(Kind.CONSOLE, flood.repeat(LiveEvent.MAX_TEXT / 2)));
            shown.append(feed.take());
        }

        assertThat(shown.toString().getBytes(UTF_8)).hasSizeBetween(100 * 1024, 128 * 1024);
        assertThat(shown.toString()).endsWith("[more than the live console shows; the report will have it]\n");
    }

    @Test
    void row_15_markup_escapes_and_what_turns_text_around_are_inert() {
        feed.add(event(Kind.CONSOLE, "\u001b[31m<script>alert(\"1\")</script>\u001b]0;t\u0007\u009b1m\u202e&\n"));
        feed.add(event(Kind.LOG, "<b>\0\r\n"));
        feed.add(event(Kind.PHASE, "<i>"));

        assertThat(feed.take())
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;", "&amp;", "&lt;b&gt;", "&lt;i&gt;")
                .doesNotContainPattern("[\\p{Cntrl}\u0080-\u009f\u202e&&[^\n]]");
    }

    private static LiveEvent event(Kind kind, String text) {
        return new LiveEvent("s", 1, kind, text);
    }
}
