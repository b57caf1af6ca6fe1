/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.uklab.exercises.Page;

/**
 * Hold the HTML of a page of the course. Any thread.
 *
 * <p>HTML of authors is escaped and their addresses are held to known schemes, so a page can do nothing but be read;
 * figures come as they are, once {@code Course} has found them harmless.
 *
 * @param html of all but the title
 * @param sections headings of the second level
 */
public record LessonText(String html, List<Section> sections) {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final String ANSWER = "Answer:";

    public LessonText {
        sections = List.copyOf(sections);
    }

    /** Name a heading, and where on the page it is. */
    public record Section(String id, String title) {}

    /**
     * Render a page.
     *
     * @throws IOException if a figure cannot be read
     */
    static LessonText of(Page page) throws IOException {
        Node document = PARSER.parse(page.markdown());
        if (document.getFirstChild() instanceof Heading title) {
            title.unlink();
        }
        Parts parts = new Parts();
        document.accept(parts);
        parts.links.forEach(link -> link.setDestination(address(link.getDestination())));
        for (Image image : parts.images) {
            insertFigure(image, page);
        }
        parts.answers.forEach(LessonText::hide);
        IdentityHashMap<Node, String> ids = new IdentityHashMap<>();
        List<Section> sections = new ArrayList<>();
        for (Heading heading : parts.headings) {
            String title = words(heading);
            String id = id(title);
            ids.put(heading, id);
            if (heading.getLevel() == 2) {
                sections.add(new Section(id, title));
            }
        }
        String html = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(Blocks::new)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    attributes.remove("rel");
                    if (tag.equals("table")) {
                        attributes.put("tabindex", "0"); // on a telephone it scrolls
                    }
                    if (ids.containsKey(node)) {
                        attributes.put("id", ids.get(node));
                    }
                })
                .build()
                .render(document);
        return new LessonText(html, sections);
    }

    private static final class Parts extends AbstractVisitor {
        private final List<Link> links = new ArrayList<>();
        private final List<Image> images = new ArrayList<>();
        private final List<Heading> headings = new ArrayList<>();
        private final List<Paragraph> answers = new ArrayList<>();

        @Override
        public void visit(Link link) {
            links.add(link);
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            images.add(image);
        }

        @Override
        public void visit(Heading heading) {
            headings.add(heading);
            visitChildren(heading);
        }

        @Override
        public void visit(Paragraph paragraph) {
            boolean answer = paragraph.getParent() instanceof ListItem
                    && paragraph.getFirstChild() instanceof Text text
                    && text.getLiteral().startsWith(ANSWER);
            if (answer) {
                answers.add(paragraph);
            }
            visitChildren(paragraph);
        }
    }

    /** Turns {@code page.md}, {@code ../track/page.md} and {@code exercise:id} into addresses of the site. */
    private static String address(String written) {
        return written.startsWith(Page.EXERCISE)
                ? "/exercises/" + written.substring(Page.EXERCISE.length())
                : written.contains(":") ? written : written.replaceFirst("\\.md$", "");
    }

    /** Puts a figure in the place of its paragraph, which is a block, as a figure is. */
    private static void insertFigure(Image image, Page page) throws IOException {
        Node place = image.getParent() instanceof Paragraph paragraph ? paragraph : image;
        place.insertBefore(Blocks.figure(page.dir(), image.getDestination(), words(image), image.getTitle()));
        image.unlink();
        if (place.getFirstChild() == null) {
            place.unlink();
        }
    }

    /** Folds an answer and what follows it in its list item. */
    private static void hide(Paragraph paragraph) {
        Text first = (Text) paragraph.getFirstChild();
        first.setLiteral(first.getLiteral().substring(ANSWER.length()).stripLeading());
        Blocks.Answer answer = new Blocks.Answer();
        paragraph.insertBefore(answer);
        Node next;
        for (Node node = paragraph; node != null; node = next) {
            next = node.getNext();
            answer.appendChild(node);
        }
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            words.append(TextContentRenderer.builder().build().render(child).replace("\"", ""));
        }
        return words.toString();
    }

    private static String id(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
