/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serve the description of the API, to everybody. Any thread. */
final class ApiDescription {
    private final Buffer document = Buffer.buffer(read());

    void mount(Router router) {
        router.get("/api/openapi.yaml")
                .handler(ctx -> ctx.response()
                        .putHeader("content-type", "application/yaml")
                        .putHeader("cache-control", "no-cache")
                        .end(document));
    }

    private static byte[] read() {
        try (InputStream stream = ApiDescription.class.getResourceAsStream("/api/openapi.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the class path has no /api/openapi.yaml; build web with Maven");
            }
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
