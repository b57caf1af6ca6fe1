/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/** Render what pages of the course have beside plain Markdown: coloured code, figures, folded answers. One thread. */
final class Blocks implements NodeRenderer {
    private static final Pattern IDS = Pattern.compile("(\\bid=\"|url\\(#|href=\"#)([^\")]+)");
    private static final Pattern WIDTH = Pattern.compile("viewBox=\"\\S+ \\S+ (\\d+)");
    private static final Pattern ROOT = Pattern.compile("^<svg\\b[^>]*?(viewBox=\"[^\"]*\")[^>]*>");
    private static final int TELEPHONE = 440;

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    Blocks(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    /** Folds its children away. */
    static final class Answer extends CustomBlock {}

    private static final class Figure extends CustomBlock {
        private final String svg;
        private final boolean wide;
        private final String caption;

        private Figure(String svg, boolean wide, String caption) {
            this.svg = svg;
            this.wide = wide;
            this.caption = caption;
        }
    }

    /** Read a figure to be inlined; its ids get the figure's name, as those of a page must differ. */
    static CustomBlock figure(Path dir, String destination, String alternative, @Nullable String caption)
            throws IOException {
        String name = destination.replaceAll("^.*/|\\.svg$", "");
        String svg = Files.readString(dir.resolve(destination));
        svg = svg.substring(svg.indexOf("<svg"));
        svg = IDS.matcher(svg)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + name + "-" + found.group(2)));
        Matcher width = WIDTH.matcher(svg);
        boolean wide = width.find() && Integer.parseInt(width.group(1)) > TELEPHONE;
        String label = alternative.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        String root = "<svg role=\"img\" aria-label=\"" + label + "\" aria-describedby=\"" + name + "-words\"";
        svg = ROOT.matcher(svg).replaceFirst(Matcher.quoteReplacement(root) + " $1>");
        svg = svg.replaceFirst("<desc[^>]*>", "<desc id=\"" + name + "-words\">");
        return new Figure(svg, wide, caption == null ? "" : caption);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class, Figure.class, Answer.class);
    }

    @Override
    public void render(Node node) {
        html.line();
        if (node instanceof FencedCodeBlock code) {
            code(code);
        } else if (node instanceof Figure figure) {
            figure(figure);
        } else {
            answer(node);
        }
        html.line();
    }

    private void code(FencedCodeBlock code) {
        String language = code.getInfo() == null ? "" : code.getInfo();
        html.tag("pre", Map.of("tabindex", "0", "class", "code"));
        html.tag("code");
        html.raw(Highlight.html(language, code.getLiteral()));
        html.tag("/code");
        html.tag("/pre");
    }

    private void figure(Figure figure) {
        html.tag("figure", Map.of("class", "diagram"));
        html.tag("div", figure.wide ? Map.of("class", "wide", "tabindex", "0") : Map.of());
        html.raw(figure.svg);
        html.tag("/div");
        if (!figure.caption.isEmpty()) {
            html.tag("figcaption");
            html.text(figure.caption);
            html.tag("/figcaption");
        }
        html.tag("/figure");
    }

    private void answer(Node answer) {
        html.tag("details", Map.of("class", "answer"));
        html.raw("<summary>Answer</summary>");
        for (Node child = answer.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        html.tag("/details");
    }
}
