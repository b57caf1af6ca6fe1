/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.exercise;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Give an exercise to whoever works in an editor of his own; to anybody, as its page. Event loop. */
public final class Download {
    /** The oldest time that the format has; the same bytes for the same exercise, whenever it is asked for. */
    private static final LocalDateTime NEVER = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Workbench bench;

    public Download(Workbench bench) {
        this.bench = bench;
    }

    public void mount(Router router) {
        router.get("/exercises/:id/starter.zip").handler(this::give);
    }

    private void give(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        Optional<Map<String, byte[]>> files = bench.starter(id);
        if (files.isEmpty()) {
            ctx.fail(404);
            return;
        }
        ctx.vertx()
                .executeBlocking(() -> zip(id, files.get()), false)
                .compose(bytes -> ctx.response()
                        .putHeader("content-type", "application/zip")
                        .putHeader("content-disposition", "attachment; filename=\"" + id + ".zip\"")
                        .putHeader("cache-control", "no-cache")
                        .end(Buffer.buffer(bytes)))
                .onFailure(ctx::fail);
    }

    /** Write files, in their order, into a folder of the exercise's name. */
    static byte[] zip(String folder, Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(folder + "/" + file.getKey());
                entry.setTimeLocal(NEVER);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a byte array takes everything", impossible);
        }
        return bytes.toByteArray();
    }
}
