/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Ask the site over HTTP. Any thread. */
final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Http() {}

    /** Returns a client with a cookie jar of its own. */
    static HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(PATIENCE)
                .build();
    }

    static HttpRequest.Builder request(URI to) {
        return HttpRequest.newBuilder(to).timeout(PATIENCE);
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Returns a page's text, or nothing while nobody answers. */
    static String text(URI page) {
        try {
            return send(client(), request(page).build()).body();
        } catch (UncheckedIOException down) {
            return "";
        }
    }
}
