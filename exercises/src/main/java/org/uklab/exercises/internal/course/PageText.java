/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.uklab.exercises.internal.Complaints;

/** Say what is in the text of a page. One thread. */
final class PageText extends AbstractVisitor {
    private static final String ANSWER = "Answer:";

    private final List<String> links = new ArrayList<>();
    private final List<Image> figures = new ArrayList<>();
    private final List<Heading> headings = new ArrayList<>();
    private boolean html;

    private PageText() {}

    static PageText of(Node document) {
        PageText text = new PageText();
        document.accept(text);
        return text;
    }

    /** Give the heading at the top; empty if there is none. */
    String title() {
        boolean titled = !headings.isEmpty()
                && headings.get(0).getLevel() == 1
                && headings.get(0).getPrevious() == null;
        return titled ? words(headings.get(0)) : "";
    }

    /** List where it links to, as written. */
    List<String> links() {
        return links;
    }

    /** Complain of what a page of the course must have and does not. */
    void check(Path dir, Complaints complaints) {
        if (title().isEmpty()) {
            complaints.about("", "it has no title", "begin the text with a heading of the first level");
        }
        if (html) {
            complaints.about("", "it holds HTML, which would be shown as it is written", "write Markdown");
        }
        for (Image figure : figures) {
            if (words(figure).isBlank()) {
                complaints.about(figure.getDestination(), "it has no text alternative", "say what it shows in [...]");
            }
            Figure.check(dir, figure.getDestination(), complaints);
        }
        checkQuestions(complaints);
        if (headings.stream().noneMatch(heading -> words(heading).equals("Sources"))) {
            complaints.about("## Sources", "it is missing", "link to what the reader can check it with");
        }
    }

    private void checkQuestions(Complaints complaints) {
        Node list = headings.stream()
                .filter(heading -> words(heading).equals("Questions"))
                .findFirst()
                .map(Node::getNext)
                .orElse(null);
        if (!(list instanceof OrderedList)) {
            complaints.about("## Questions", "there is none", "write a numbered list of one or two, with answers");
            return;
        }
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item.getFirstChild() != null && !answered(item)) {
                complaints.about(
                        "## Questions",
                        "'" + words(item.getFirstChild()) + "' has no answer",
                        "begin a paragraph below it, indented, with " + ANSWER);
            }
        }
    }

    private static boolean answered(Node item) {
        for (Node block = item.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Paragraph && words(block).startsWith(ANSWER)) {
                return true;
            }
        }
        return false;
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                words.append(' ');
            }
        });
        return words.toString();
    }

    @Override
    public void visit(Link link) {
        links.add(link.getDestination());
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        figures.add(image);
    }

    @Override
    public void visit(Heading heading) {
        headings.add(heading);
        visitChildren(heading);
    }

    @Override
    public void visit(HtmlBlock block) {
        html = true;
    }

    @Override
    public void visit(HtmlInline inline) {
        html = true;
    }
}
