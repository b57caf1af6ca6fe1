/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Read the flattened device tree in an image, strictly: what does not follow the specification fails. Immutable.
 *
 * @param properties of each node, in order, by the node's path
 */
record DeviceTree(Map<String, Map<String, byte[]>> properties) {
    private static final byte[] MAGIC = {(byte) 0xd0, 0x0d, (byte) 0xfe, (byte) 0xed, 0};
    private static final int BEGIN_NODE = 1;
    private static final int END_NODE = 2;
    private static final int PROPERTY = 3;
    private static final int END = 9;

    /** Returns the only tree in an image. */
    static DeviceTree in(byte[] image) {
        int start =
                new String(image, StandardCharsets.ISO_8859_1).indexOf(new String(MAGIC, StandardCharsets.ISO_8859_1));
        assertThat(start).as("where the tree is").isPositive();
        assertThat(start % 8).isZero();
        ByteBuffer tree = ByteBuffer.wrap(image, start, image.length - start).slice();
        tree = tree.slice(0, tree.getInt(4));
        assertThat(tree.getInt(20)).as("version").isEqualTo(17);
        assertThat(tree.getLong(tree.getInt(16))).as("no memory is reserved").isZero();
        return new DeviceTree(
                read(tree.slice(tree.getInt(8), tree.getInt(36)), tree.slice(tree.getInt(12), tree.getInt(32))));
    }

    private static Map<String, Map<String, byte[]>> read(ByteBuffer structure, ByteBuffer names) {
        Map<String, Map<String, byte[]>> nodes = new LinkedHashMap<>();
        Deque<String> path = new ArrayDeque<>();
        for (int token = structure.getInt(); token != END; token = structure.getInt()) {
            switch (token) {
                case BEGIN_NODE -> {
                    String name = string(structure);
                    String parent = path.isEmpty() ? "" : path.element();
                    path.push(parent.equals("/") ? "/" + name : parent + "/" + name);
                    nodes.put(path.element(), new LinkedHashMap<>());
                }
                case END_NODE -> path.pop();
                case PROPERTY -> {
                    byte[] value = new byte[structure.getInt()];
                    String name = string(from(names, structure.getInt()));
                    structure.get(value);
                    nodes.getOrDefault(path.element(), Map.of()).put(name, value);
                }
                default -> throw new AssertionError("token " + token + " at " + structure.position());
            }
            structure.position((structure.position() + 3) / 4 * 4);
        }
        assertThat(path).as("nodes that do not end").isEmpty();
        assertThat(structure.remaining()).as("bytes behind the end").isZero();
        return nodes;
    }

    private static String string(ByteBuffer buffer) {
        StringBuilder text = new StringBuilder();
        for (byte c = buffer.get(); c != 0; c = buffer.get()) {
            text.append((char) c);
        }
        return text.toString();
    }

    private static ByteBuffer from(ByteBuffer buffer, int start) {
        return buffer.slice(start, buffer.capacity() - start);
    }

    private byte[] value(String node, String property) {
        byte[] value = properties.getOrDefault(node, Map.of()).get(property);
        if (value == null) {
            throw new AssertionError(node + " has no " + property + ": " + properties);
        }
        return value;
    }

    /** Returns a property that is a list of strings. */
    List<String> strings(String node, String property) {
        return List.of(new String(value(node, property), StandardCharsets.US_ASCII).split("\0"));
    }

    /** Returns the addresses and sizes of a node, in pairs; both have 64 bits. */
    List<Long> ranges(String node) {
        List<Long> numbers = new ArrayList<>();
        ByteBuffer reg = ByteBuffer.wrap(value(node, "reg"));
        while (reg.hasRemaining()) {
            numbers.add(reg.getLong());
        }
        return numbers;
    }

    /** Returns the nodes that are compatible with something, in order. */
    List<String> nodes(String compatible) {
        return properties.entrySet().stream()
                .filter(node -> node.getValue().containsKey("compatible"))
                .map(Map.Entry::getKey)
                .filter(node -> strings(node, "compatible").contains(compatible))
                .toList();
    }
}
