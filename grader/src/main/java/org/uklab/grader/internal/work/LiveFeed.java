/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Executor;
import org.uklab.cluster.GraderBus;
import org.uklab.cluster.JobKey;
import org.uklab.cluster.LiveEvent;
import org.uklab.grader.Report.CheckLine;
import org.uklab.grader.Watcher;

/**
 * Show an attempt live to those who watch its page, as much of it as the bus keeps. Never blocks. Any thread.
 *
 * <p>What is of one kind and comes within a moment is one event, a line each: a signature costs more than the bytes.
 */
public final class LiveFeed implements Watcher {
    /** Text events of one attempt: fewer than the bus keeps, so that phases and checks are kept too. */
    static final int MOST = 600;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GraderBus bus;
    private final JobKey key;
    private final Executor later;
    private final StringBuilder gathered = new StringBuilder();
    private LiveEvent.Kind kind = LiveEvent.Kind.LOG;
    private int said;

    /** Feed the bus; {@code later} runs what it is given a moment later. */
    public LiveFeed(GraderBus bus, JobKey key, Executor later) {
        this.bus = bus;
        this.key = key;
        this.later = later;
    }

    @Override
    public void phase(String name) {
        gather(LiveEvent.Kind.PHASE, name);
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
            gather(LiveEvent.Kind.CHECK, JSON.writeValueAsString(check));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a check holds plain values only", impossible);
        }
    }

    private void say(LiveEvent.Kind kind, String text) {
        for (int from = 0; from < text.length(); from += LiveEvent.MAX_TEXT) {
            gather(kind, text.substring(from, Math.min(text.length(), from + LiveEvent.MAX_TEXT)));
        }
    }

    private synchronized void gather(LiveEvent.Kind next, String text) {
        boolean fits = next == kind && gathered.length() + 1 + text.length() <= LiveEvent.MAX_TEXT;
        if (!fits) {
            post();
        }
        if (gathered.length() == 0) {
            later.execute(this::post);
        } else if (gathered.charAt(gathered.length() - 1) != '\n') {
            gathered.append('\n');
        }
        kind = next;
        gathered.append(text);
    }

    /** Say now what was gathered. */
    public synchronized void post() {
        if (gathered.length() == 0) {
            return;
        }
        boolean counts = kind == LiveEvent.Kind.LOG || kind == LiveEvent.Kind.CONSOLE;
        said += counts ? 1 : 0;
        if (!counts || said < MOST) {
            bus.live(new LiveEvent(key.submission(), key.attempt(), kind, gathered.toString()));
        } else if (said == MOST) {
            bus.live(new LiveEvent(key.submission(), key.attempt(), kind, "... the rest is in the report\n"));
        }
        gathered.setLength(0);
    }
}
