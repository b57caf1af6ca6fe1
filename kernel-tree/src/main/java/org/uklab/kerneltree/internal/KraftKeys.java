/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uklab.kerneltree.KraftException;
import org.uklab.kerneltree.internal.YamlNode.Mapping;
import org.uklab.kerneltree.internal.YamlNode.Scalar;
import org.uklab.kerneltree.internal.YamlNode.Sequence;

/**
 * Ask a group of keys for values of a kind; the wrong kind is an error with place, key and remedy.
 *
 * @param key of the group, empty for the whole file
 */
record KraftKeys(String key, Mapping mapping) {

    /** What there is instead of an absent key. */
    interface Default {
        String get(Missing at) throws KraftException;
    }

    /** A key that is not there. */
    record Missing(String place, String key) {
        KraftException error() {
            return new KraftException(place, key, "it is missing", "add the key");
        }
    }

    static KraftKeys of(String key, YamlNode node) throws KraftException {
        if (node instanceof Mapping mapping) {
            return new KraftKeys(key, mapping);
        }
        throw wrong(key, node, "a group of keys");
    }

    String at(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    /** Gives a value; a key without one is as good as absent. */
    Optional<YamlNode> get(String name) {
        YamlNode node = mapping.entries().get(name);
        boolean nothing = node instanceof Scalar scalar && scalar.type() == Scalar.Kind.NOTHING;
        return nothing ? Optional.empty() : Optional.ofNullable(node);
    }

    YamlNode required(String name) throws KraftException {
        return get(name).orElseThrow(() -> new Missing(mapping.place(), at(name)).error());
    }

    String text(String name, Default otherwise) throws KraftException {
        Optional<YamlNode> node = get(name);
        return node.isPresent() ? text(at(name), node.get()) : otherwise.get(new Missing(mapping.place(), at(name)));
    }

    /** Gives a text or number as written. */
    static String text(String key, YamlNode node) throws KraftException {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        throw wrong(key, node, "a text");
    }

    int number(String name) throws KraftException {
        Optional<YamlNode> node = get(name);
        if (node.isEmpty()) {
            return 0;
        }
        if (node.get() instanceof Scalar scalar && scalar.text().matches("[0-9]{1,9}")) {
            return Integer.parseInt(scalar.text());
        }
        throw wrong(at(name), node.get(), "a whole number");
    }

    boolean flag(String name) throws KraftException {
        Optional<YamlNode> node = get(name);
        if (node.isEmpty()) {
            return false;
        }
        if (node.get() instanceof Scalar scalar && scalar.type() == Scalar.Kind.BOOL) {
            return scalar.text().equals("true");
        }
        throw wrong(at(name), node.get(), "true or false");
    }

    List<YamlNode> list(String name) throws KraftException {
        Optional<YamlNode> node = get(name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Sequence sequence) {
            return sequence.items();
        }
        throw wrong(at(name), node.get(), "a list");
    }

    Mapping group(String name) throws KraftException {
        Optional<YamlNode> node = get(name);
        return node.isEmpty()
                ? new Mapping(mapping.place(), Map.of())
                : of(at(name), node.get()).mapping();
    }

    private static KraftException wrong(String key, YamlNode node, String wanted) {
        return new KraftException(node.place(), key, "it is " + node.kind(), "write " + wanted);
    }
}
