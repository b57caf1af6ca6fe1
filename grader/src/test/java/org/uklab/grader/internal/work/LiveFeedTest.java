/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uklab.cluster.Identity;
import org.uklab.cluster.JobBus;
import org.uklab.cluster.JobBuses;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.LiveEvent;
import org.uklab.cluster.LiveEvent.Kind;
import org.uklab.cluster.Trust;

class LiveFeedTest {
    private static final Identity WEB = Identity.generate("web");
    private static final Identity GRADER = Identity.generate("grader-1");

    private final JobBus bus = JobBuses.inMemory();
    private final List<Runnable> later = new ArrayList<>();
    private final List<LiveEvent> seen = new CopyOnWriteArrayList<>();
    private final LiveFeed feed = new LiveFeed(bus.grader(GRADER, Trust.of(WEB)), new JobKey("s1", 1), later::add);

    @BeforeEach
    void watch() {
        bus.web(WEB, Trust.of(GRADER)).live("s1", 0, (sequence, grader, event) -> seen.add(event));
    }

    @AfterEach
    void close() {
        bus.close();
    }

    private void aMomentPasses() {
        later.forEach(Runnable::run);
        later.clear();
    }

    private void sees(String... texts) {
        await().untilAsserted(() -> assertThat(seen).extracting(LiveEvent::text).containsExactly(texts));
    }

    @Test
    void what_comes_within_a_moment_is_one_event_with_a_line_each() {
        feed.phase("tree");
        feed.phase("policy");
        aMomentPasses();
        feed.phase("compile");
        aMomentPasses();

        sees("tree\npolicy", "compile");
    }

    @Test
    void kinds_stay_apart_and_in_order() {
        feed.log("cc a.c");
        feed.phase("boot");
        feed.console("one\n");
        feed.console("two\n");
        feed.phase("judge");
        aMomentPasses();

        sees("cc a.c", "boot", "one\ntwo\n", "judge");
        assertThat(seen).extracting(LiveEvent::kind).containsExactly(Kind.LOG, Kind.PHASE, Kind.CONSOLE, Kind.PHASE);
    }

    @Test
    void text_that_does_not_fit_is_another_event() {
        String half = "x".repeat(LiveEvent.MAX_TEXT / 2);
        feed.console(half);
        feed.console(half);
        feed.post();

        sees(half, half);
    }

    @Test
    void a_flood_is_cut_but_phases_go_on() {
        for (int i = 0; i < 2 * LiveFeed.MOST; i++) {
            feed.console("line\n");
            feed.post();
        }
        feed.phase("judge");
        feed.post();

        await().until(() -> seen.size() == LiveFeed.MOST + 1);
        assertThat(seen.get(LiveFeed.MOST - 1).text()).contains("the rest is in the report");
        assertThat(seen.get(LiveFeed.MOST).text()).isEqualTo("judge");
    }
}
