/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.page;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Write server-sent events to one browser. The event loop of its request only. */
public final class EventStream {
    private static final long HEARTBEAT_MILLIS = 15_000;
    /** A browser that is this far behind is cut off; it comes back and begins with a snapshot. */
    private static final int MAX_BEHIND_BYTES = 1 << 20;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final long heartbeat;
    private boolean open = true;
    private Runnable whenClosed = () -> {};

    private EventStream(Vertx vertx, HttpServerResponse response) {
        this.vertx = vertx;
        this.response = response;
        this.heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, tick -> write(":\n\n"));
        response.setWriteQueueMaxSize(MAX_BEHIND_BYTES);
        response.closeHandler(gone -> closed());
        response.exceptionHandler(gone -> closed());
    }

    /** Begin to answer a request. */
    public static EventStream open(Vertx vertx, RoutingContext ctx) {
        HttpServerResponse response = ctx.response()
                .setChunked(true)
                .putHeader("content-type", "text/event-stream; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .putHeader("content-encoding", "identity") // compressed, events would wait for each other
                .putHeader("x-accel-buffering", "no");
        return new EventStream(vertx, response);
    }

    /** Do this once the browser has gone or {@link #end} was called. */
    public void onClose(Runnable then) {
        whenClosed = then;
    }

    public boolean isOpen() {
        return open;
    }

    /** Send one event. */
    public void send(String event, String data) {
        StringBuilder text = new StringBuilder("event: ").append(event).append('\n');
        for (String line : data.split("\r\n|\r|\n", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        write(text.append('\n').toString());
    }

    /** Say that this is all: the browser must not come back. */
    public void end() {
        if (open) {
            send("end", "");
            response.end();
            closed();
        }
    }

    /** Cut the connection: the browser comes back. */
    public void abort() {
        if (open) {
            response.reset();
            closed();
        }
    }

    private void write(String text) {
        if (!open) {
            return;
        }
        if (response.writeQueueFull()) {
            abort();
            return;
        }
        response.write(text);
    }

    private void closed() {
        if (open) {
            open = false;
            vertx.cancelTimer(heartbeat);
            whenClosed.run();
        }
    }
}
