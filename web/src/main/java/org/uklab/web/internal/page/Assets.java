/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.page;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Serve the bundled scripts and styles from memory. Any thread.
 *
 * <p>Their names hold a hash of their content, so browsers may keep them for good.
 */
public final class Assets {
    private static final String FOLDER = "/assets/";

    private final Map<String, String> manifest;
    private final Map<String, Buffer> files = new HashMap<>();

    private Assets(Map<String, String> manifest) {
        this.manifest = Map.copyOf(manifest);
    }

    /** Read all from the class path. Blocks. */
    public static Assets load() {
        try {
            byte[] manifest = read("manifest.json");
            Assets assets = new Assets(new ObjectMapper().readValue(manifest, new TypeReference<>() {}));
            for (String file : assets.manifest.values()) {
                assets.files.put(file, Buffer.buffer(read(file)));
            }
            return assets;
        } catch (IOException broken) {
            throw new IllegalStateException("the class path has no frontend; build web with Maven", broken);
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("no resource " + FOLDER + name);
            }
            return in.readAllBytes();
        }
    }

    /** Give the address of an asset by its plain name, such as {@code site.css}. */
    public String url(String name) {
        String hashed = manifest.get(name);
        if (hashed == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return FOLDER + hashed;
    }

    public void mount(Router router) {
        router.get(FOLDER + ":file").handler(this::serve);
    }

    private void serve(RoutingContext ctx) {
        String name = ctx.pathParam("file");
        Buffer file = files.get(name);
        if (file == null) {
            ctx.next();
            return;
        }
        ctx.response()
                .putHeader("content-type", name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript")
                .putHeader("cache-control", "public, max-age=31536000, immutable")
                .end(file);
    }
}
