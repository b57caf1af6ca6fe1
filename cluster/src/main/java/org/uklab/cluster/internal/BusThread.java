/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.cluster.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Run what arrives, one thing at a time, in order. What does not fit its queue is dropped: both sides post again, and a
 * flood must not take the memory. Any thread.
 */
final class BusThread implements Executor {
    private static final int QUEUE = 10_000;

    private final ThreadPoolExecutor thread;

    BusThread(String name) {
        thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                task -> {
                    Thread made = new Thread(task, name);
                    made.setDaemon(true);
                    return made;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    void stop() {
        thread.shutdownNow();
    }
}
