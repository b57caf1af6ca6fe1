/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.uklab.kerneltree.KraftException;

/** Hold YAML with the place of every value, which Jackson's own tree forgets. */
sealed interface YamlNode {

    /** Gives {@code file:line:column}. */
    String place();

    /** Says in an author's words what this is. */
    String kind();

    /** Gives it as texts, lists and maps. */
    Object plain();

    /** A text, number, truth value or nothing, as written. */
    record Scalar(String place, Kind type, String text) implements YamlNode {
        enum Kind {
            TEXT,
            NUMBER,
            BOOL,
            NOTHING
        }

        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "a text";
                case NUMBER -> "a number";
                case BOOL -> "true or false";
                case NOTHING -> "nothing";
            };
        }

        @Override
        public Object plain() {
            return text;
        }
    }

    record Sequence(String place, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public Object plain() {
            return items.stream().map(YamlNode::plain).toList();
        }
    }

    record Mapping(String place, Map<String, YamlNode> entries) implements YamlNode {
        @Override
        public String kind() {
            return "a group of keys";
        }

        @Override
        public Object plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            entries.forEach((key, value) -> plain.put(key, value.plain()));
            return plain;
        }
    }

    /** Read one document; a key that comes twice is refused. */
    static YamlNode read(String file, String text) throws IOException {
        YAMLFactory factory = YAMLFactory.builder().build();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try (YAMLParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new KraftException(file, "", "it is empty", "write at least specification and unikraft");
            }
            return node(parser, file);
        } catch (JsonProcessingException malformed) {
            String what = Objects.requireNonNullElse(malformed.getOriginalMessage(), "no reason given");
            throw new KraftException(
                    place(file, malformed.getLocation()),
                    "",
                    "it is not YAML: " + what.lines().findFirst().orElse(what),
                    "correct the syntax");
        }
    }

    private static YamlNode node(YAMLParser parser, String file) throws IOException {
        String place = place(file, parser.currentTokenLocation());
        if (parser.isCurrentAlias()) {
            throw new KraftException(place, "", "an alias", "write out what it stands for");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(parser, file, place);
            case START_ARRAY -> sequence(parser, file, place);
            case VALUE_NULL -> new Scalar(place, Scalar.Kind.NOTHING, "");
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(place, Scalar.Kind.BOOL, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(place, Scalar.Kind.NUMBER, parser.getText());
            default -> new Scalar(place, Scalar.Kind.TEXT, parser.getText());
        };
    }

    private static YamlNode mapping(YAMLParser parser, String file, String place) throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            entries.put(key, node(parser, file));
        }
        return new Mapping(place, entries);
    }

    private static YamlNode sequence(YAMLParser parser, String file, String place) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, file));
        }
        return new Sequence(place, items);
    }

    private static String place(String file, JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? file : file + ":" + at.getLineNr() + ":" + at.getColumnNr();
    }
}
