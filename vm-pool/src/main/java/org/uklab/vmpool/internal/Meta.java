/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uklab.vmpool.BoxResult;
import org.uklab.vmpool.Console;
import org.uklab.vmpool.Limit;
import org.uklab.vmpool.Usage;

/**
 * How the launcher says a command ended: {@code key:value} lines in a file only root writes.
 *
 * @param status the command's own exit status, if it ended by itself
 * @param killedBy the limit it reached otherwise
 */
record Meta(@Nullable Integer status, @Nullable Limit killedBy, Usage usage) {
    static Meta read(Path file) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        try {
            return of(values);
        } catch (IllegalArgumentException e) {
            throw new IOException("the launcher wrote something else: " + values, e);
        }
    }

    private static Meta of(Map<String, String> values) {
        Usage usage = new Usage(
                Duration.ofMillis(number(values, "wall-ms")),
                Duration.ofMillis(number(values, "cpu-ms")),
                number(values, "peak-bytes"));
        String limit = values.get("killed-by");
        if (limit != null) {
            return new Meta(null, Limit.valueOf(limit.toUpperCase(Locale.ROOT)), usage);
        }
        return new Meta((int) number(values, "exited"), null, usage);
    }

    private static long number(Map<String, String> values, String key) {
        return Long.parseLong(values.getOrDefault(key, "missing"));
    }

    BoxResult result(Console stdout, Console stderr) {
        if (status != null) {
            return new BoxResult.Exited(status, stdout, stderr, usage);
        }
        return new BoxResult.Killed(killedBy == null ? Limit.CALLER : killedBy, stdout, stderr, usage);
    }
}
