/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.tutorial;

import io.vertx.ext.web.Router;
import java.util.Map;
import org.uklab.web.internal.page.Pages;

/** Show the tutorials, each a template. Event loop. */
public final class TutorialRoutes {
    private final Pages pages;

    public TutorialRoutes(Pages pages) {
        this.pages = pages;
    }

    public void mount(Router router) {
        router.get("/tutorials/uksched")
                .handler(ctx -> pages.show(ctx, "tutorial-uksched", Map.of()).onFailure(ctx::fail));
    }
}
