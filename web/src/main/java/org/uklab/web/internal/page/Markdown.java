/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.page;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Turn Markdown of authors into HTML that can do nothing but be read. Any thread. */
public final class Markdown {
    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> (node, tag, attributes) -> reachable(tag, attributes))
            .build();
    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "hr",
                    "h2",
                    "h3",
                    "h4",
                    "ul",
                    "ol",
                    "li",
                    "strong",
                    "em",
                    "code",
                    "pre",
                    "blockquote",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .onElements("ol")
            .allowAttributes("tabindex")
            .matching(Pattern.compile("0"))
            .onElements("pre")
            .allowUrlProtocols("https", "http")
            .requireRelNofollowOnLinks()
            .toFactory();

    private Markdown() {}

    /** Lets keyboards scroll what is wider than the page. */
    private static void reachable(String tag, Map<String, String> attributes) {
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }

    /** Render a text; its title, a heading of the first level at its top, is left to the page. */
    public static String html(String markdown) {
        Node document = PARSER.parse(markdown);
        if (document.getFirstChild() instanceof Heading title && title.getLevel() == 1) {
            title.unlink();
        }
        return ALLOWED.sanitize(RENDERER.render(document));
    }
}
