/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.uklab.exercises.internal.Complaints;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Hold a figure to what the site needs of it: it is inlined there, and its styles are the site's. Blocks. */
final class Figure {
    private static final Pattern FILE = Pattern.compile("figures/[a-z][a-z0-9-]*\\.svg");
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "title",
            "desc",
            "defs",
            "marker",
            "g",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "use");
    // Colours and fonts are left to the site's classes, so that both of its schemes can read the figure.
    private static final Pattern OWN_STYLE = Pattern.compile("style|fill|stroke|color|font-(?!weight$).*|on.*");

    private Figure() {}

    static void check(Path dir, String destination, Complaints complaints) {
        if (!FILE.matcher(destination).matches()) {
            complaints.about(destination, "no figure of this track", "write figures/name.svg");
            return;
        }
        Path file = dir.resolve(destination);
        if (!Files.isRegularFile(file)) {
            complaints.about(destination, "there is no such figure", "draw it");
            return;
        }
        Complaints own = new Complaints(file, complaints.problems());
        try {
            Element root = parser().parse(file.toFile()).getDocumentElement();
            checkRoot(root, own);
            checkStyle(root, own);
        } catch (SAXException malformed) {
            own.about("", "it is not XML: " + malformed.getMessage(), "correct the syntax");
        } catch (IOException | ParserConfigurationException unreadable) {
            own.about("", "it cannot be read: " + unreadable.getMessage(), "write it anew");
        }
    }

    private static DocumentBuilder parser() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Silent());
        return builder;
    }

    /** Throws what is wrong, and prints nothing. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException about) {}

        @Override
        public void error(SAXParseException wrong) throws SAXException {
            throw wrong;
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXException {
            throw wrong;
        }
    }

    private static void checkRoot(Element root, Complaints complaints) {
        if (!root.getTagName().equals("svg") || root.getAttribute("viewBox").isEmpty()) {
            complaints.about("svg", "it has no viewBox", "write <svg viewBox=\"0 0 WIDTH HEIGHT\">");
        }
        for (String needed : Set.of("title", "desc")) {
            boolean there = false;
            for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
                there |= child.getNodeName().equals(needed)
                        && !child.getTextContent().isBlank();
            }
            if (!there) {
                complaints.about(needed, "it is missing", "say in words what the figure shows");
            }
        }
    }

    private static void checkStyle(Element element, Complaints complaints) {
        String name = element.getTagName();
        if (!ELEMENTS.contains(name)) {
            complaints.about(name, "unknown element", "use some of " + new TreeSet<>(ELEMENTS));
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String attribute = attributes.item(i).getNodeName();
            boolean elsewhere = attribute.endsWith("href")
                    && !attributes.item(i).getNodeValue().startsWith("#");
            if (OWN_STYLE.matcher(attribute).matches() || elsewhere) {
                complaints.about(name + "." + attribute, "colours, fonts and deeds are the site's", "use its classes");
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                checkStyle(inner, complaints);
            }
        }
    }
}
