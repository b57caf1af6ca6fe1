/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.internal.Channel;
import org.uklab.vmpool.internal.ChannelFile;
import org.uklab.vmpool.internal.HeadTail;

/**
 * Take what a guest says in one run: console, frames, and by its HELLO the phase. Its limits hold here. One worker; only
 * {@link #print} may come from another thread.
 */
final class GuestOutput implements AutoCloseable {
    private final RunListener listener;
    private final ChannelFile sent;
    private final @Nullable ChannelFile printed;
    private final HeadTail console = new HeadTail();
    private final Channel channel = new Channel();
    private final List<Frame> frames = new ArrayList<>();
    private final long start = System.nanoTime();
    private long testStart;
    private Phase phase = Phase.BOOT;

    /**
     * Begin to listen, in phase {@code BOOT}.
     *
     * @param view where the host reads what the box writes
     * @param consoleFile whether the console is a file there; else somebody prints
     */
    GuestOutput(Path view, boolean consoleFile, RunLimits limits, RunListener listener) {
        this.listener = listener;
        this.sent = new ChannelFile(view.resolve(Path.of(Emulator.CHANNEL).getFileName()), limits.channelBytes());
        this.printed = consoleFile
                ? new ChannelFile(view.resolve(Path.of(Emulator.CONSOLE).getFileName()), limits.consoleBytes())
                : null;
        listener.phase(phase);
    }

    void print(byte[] bytes) {
        console.add(bytes, bytes.length);
        listener.console(bytes);
    }

    /** Read what has come since the last time. Return why the run is over because of it, or null. */
    @Nullable
    RunEnd read() throws IOException {
        if (printed != null) {
            byte[] bytes = printed.read();
            if (bytes.length > 0) {
                print(bytes);
            }
        }
        for (Frame frame : channel.feed(sent.read())) {
            frames.add(frame);
            listener.frame(frame);
            if (frame.type() == Frame.HELLO && phase == Phase.BOOT) {
                phase = Phase.TEST;
                testStart = System.nanoTime();
                listener.phase(phase);
            }
        }
        if (channel.fault() != null) {
            return new RunEnd.BrokenChannel(channel.fault());
        }
        if (printed != null && printed.full()) {
            return new RunEnd.OutputLimit("console");
        }
        return sent.full() ? new RunEnd.OutputLimit("channel") : null;
    }

    Phase phase() {
        return phase;
    }

    /** Return when the phase began, as {@link System#nanoTime}. */
    long phaseStart() {
        return phase == Phase.BOOT ? start : testStart;
    }

    /** Return what the END frame said, or null before it. */
    RunEnd.@Nullable Ended end() {
        return channel.end();
    }

    /** Return whether the guest did anything that can be seen. */
    boolean heard() {
        return phase == Phase.TEST || console.console().length() > 0 || !frames.isEmpty();
    }

    /** Return a death, which says if it came in the middle of a frame. */
    RunEnd died(String how) {
        return new RunEnd.Died(channel.partial() ? how + "; in the middle of a frame" : how);
    }

    RunResult result(RunEnd end, long nanoTime, OptionalLong instructions, Optional<String> altered) {
        return new RunResult(
                end,
                frames,
                console.console(),
                Duration.ofNanos((phase == Phase.BOOT ? nanoTime : testStart) - start),
                Duration.ofNanos(phase == Phase.BOOT ? 0 : nanoTime - testStart),
                instructions,
                altered);
    }

    @Override
    public void close() throws IOException {
        sent.close();
        if (printed != null) {
            printed.close();
        }
    }
}
