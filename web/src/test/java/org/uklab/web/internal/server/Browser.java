/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does what a browser without scripts does: keeps cookies, follows nothing, fills in forms. */
public final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");

    private final String site;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(String site) {
        this.site = site;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(site + path)).build());
    }

    /** Sends a form of the page at {@code from}, with its token. */
    public HttpResponse<String> submit(String from, String to, Map<String, String> fields) {
        Matcher csrf = CSRF.matcher(get(from).body());
        if (!csrf.find()) {
            throw new AssertionError("no form on " + from);
        }
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrf", csrf.group(1));
        return post(to, all);
    }

    /** Sends a form made up. */
    public HttpResponse<String> post(String to, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(site + to))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Makes an account; its password is the name, four times. */
    public Browser signUp(String name) {
        HttpResponse<String> answer = submit("/sign-up", "/sign-up", Map.of("name", name, "password", name.repeat(4)));
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.body());
        }
        return this;
    }

    /** Opens a stream of server-sent events, as lines. */
    public Stream<String> events(String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(site + path)).build(), BodyHandlers.ofLines())
                    .body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Gives the status of an answer and leaves its body, which may have no end. */
    public int status(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    public String cookie() {
        return cookies.getCookieStore().getCookies().get(0).getValue();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
