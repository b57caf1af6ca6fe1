/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.uklab.grader.Watcher;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.Phase;
import org.uklab.vmpool.RunListener;

/**
 * Tell a watcher of a run: its phases, and the console in whole lines, so that no character or escape sequence is cut.
 *
 * <p>The console has a thread of its own, which is the only one that touches the buffer until the run is over.
 */
final class ConsoleFollower implements RunListener {
    private static final int LONGEST_LINE = 4096;

    private final Watcher watcher;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    ConsoleFollower(Watcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public void phase(Phase phase) {
        watcher.phase(phase.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public synchronized void console(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        held.write(bytes, 0, end);
        if (end > 0 || held.size() > LONGEST_LINE) {
            flush();
        }
        held.write(bytes, end, bytes.length - end);
    }

    /** Hand on what is left of a last line without an end. */
    synchronized void flush() {
        String text = Console.plain(held.toString(UTF_8));
        held.reset();
        if (!text.isEmpty()) {
            watcher.console(text);
        }
    }
}
