/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keep boxes open that nobody has used, so that who needs one pays for its command only.
 *
 * <p>Any thread; {@link #take} and {@link #close} may block. A box is given once; closing it returns at once, and its
 * launcher removes what was in it. Close the pool: that closes the boxes nobody took.
 */
public final class BoxPool implements AutoCloseable {
    private static final int CLOSE_SECONDS = 20;

    private final BoxLauncher launcher;
    private final long outBytes;
    private final int ahead;
    private final Deque<Box> ready = new ArrayDeque<>();
    private final ExecutorService opener = Executors.newSingleThreadExecutor(BoxPool::thread);
    private int coming;
    private boolean closed;

    /**
     * Begin to open boxes, in the background.
     *
     * @param outBytes size of the {@code /out} of each
     * @param ahead how many to keep, at least 1
     */
    public BoxPool(BoxLauncher launcher, long outBytes, int ahead) {
        this.launcher = launcher;
        this.outBytes = outBytes;
        this.ahead = ahead;
        refill();
    }

    /** Return the size of {@code /out} in each box, in bytes. */
    public long outBytes() {
        return outBytes;
    }

    /**
     * Take a box, which another will replace; opened now if none is ready.
     *
     * @throws IOException when the launcher refuses; the message is its line
     */
    public Box take() throws IOException {
        Box box = next();
        refill();
        return box != null ? box : Box.open(launcher, outBytes, Box.Farewell.SHORT);
    }

    private synchronized @Nullable Box next() {
        Box box = ready.poll();
        while (box != null && !box.isOpen()) { // say somebody killed its session
            box.close();
            box = ready.poll();
        }
        return box;
    }

    private synchronized void refill() {
        for (; !closed && ready.size() + coming < ahead; coming++) {
            opener.execute(this::open);
        }
    }

    private void open() {
        Box box = null;
        try {
            box = Box.open(launcher, outBytes, Box.Farewell.SHORT);
            box.getReady();
        } catch (IOException refused) {
            // who takes one is told when he tries himself
        }
        synchronized (this) {
            coming--;
            if (box != null && !closed) {
                ready.add(box);
                return;
            }
        }
        if (box != null) {
            box.close();
        }
    }

    /** Return how many are open and not taken. */
    synchronized int ready() {
        return ready.size();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "box-pool");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            ready.forEach(Box::close);
            ready.clear();
        }
        opener.shutdown();
        try {
            opener.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the launchers go on without us
        }
    }
}
