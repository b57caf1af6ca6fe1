/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.page;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.uklab.web.internal.account.Visit;

/** Render templates on workers and answer with them. Any thread. */
public final class Pages {
    private final Vertx vertx;
    private final Assets assets;
    private final TemplateEngine engine = new TemplateEngine();

    public Pages(Vertx vertx, Assets assets) {
        this.vertx = vertx;
        this.assets = assets;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Pages.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    /** Answer with a page. */
    public Future<Void> show(RoutingContext ctx, String template, Map<String, ?> model) {
        return show(ctx, 200, template, model);
    }

    /** Answer with a page and a status other than 200. */
    public Future<Void> show(RoutingContext ctx, int status, String template, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("visit", Visit.of(ctx));
        all.put("nonce", Nonce.of(ctx));
        all.put("assets", assets);
        all.put("path", ctx.normalizedPath());
        all.put("origin", ctx.request().scheme() + "://" + ctx.request().authority());
        return render(template, Set.of(), all)
                .compose(html -> ctx.response()
                        .setStatusCode(status)
                        .putHeader("content-type", "text/html; charset=utf-8")
                        .putHeader("cache-control", "no-store")
                        .end(html));
    }

    /** Render one fragment of a template, for a stream of events. */
    public Future<String> fragment(String template, String fragment, Map<String, ?> model) {
        return render(template, Set.of(fragment), new HashMap<>(model));
    }

    private Future<String> render(String template, Set<String> fragments, Map<String, Object> model) {
        return vertx.executeBlocking(
                () -> engine.process(template, fragments, new Context(Locale.ENGLISH, model)), false);
    }
}
