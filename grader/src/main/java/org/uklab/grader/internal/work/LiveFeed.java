/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.atomic.AtomicInteger;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.LiveEvent;
import org.uklab.grader.Report.CheckLine;
import org.uklab.grader.Watcher;

/** Show an attempt live to those who watch its page, as much of it as the bus keeps. Never blocks. Any thread. */
public final class LiveFeed implements Watcher {
    /** Text events of one attempt: fewer than the bus keeps, so that phases and checks are kept too. */
    static final int MOST = 600;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GraderBus bus;
    private final JobKey key;
    private final AtomicInteger said = new AtomicInteger();

    public LiveFeed(GraderBus bus, JobKey key) {
        this.bus = bus;
        this.key = key;
    }

    @Override
    public void phase(String name) {
        post(LiveEvent.Kind.PHASE, name);
    }

    @Override
    public void log(String text) {
        say(LiveEvent.Kind.LOG, text);
    }

    @Override
    public void console(String text) {
        say(LiveEvent.Kind.CONSOLE, text);
    }

    @Override
    public void check(CheckLine check) {
        try {
            post(LiveEvent.Kind.CHECK, JSON.writeValueAsString(check));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a check holds plain values only", impossible);
        }
    }

    private void say(LiveEvent.Kind kind, String text) {
        for (int from = 0; from < text.length(); from += LiveEvent.MAX_TEXT) {
            int count = said.incrementAndGet();
            if (count == MOST) {
                post(kind, "... the rest is in the report\n");
            } else if (count < MOST) {
                post(kind, text.substring(from, Math.min(text.length(), from + LiveEvent.MAX_TEXT)));
            }
        }
    }

    private void post(LiveEvent.Kind kind, String text) {
        bus.live(new LiveEvent(key.submission(), key.attempt(), kind, text));
    }
}
