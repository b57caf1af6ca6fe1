/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.uklab.kerneltree.internal.HoleReader;

/**
 * Turn sources with holes into what a student starts from, or into the solution.
 *
 * <p>A hole is {@code #ifndef STARTER_<id>} solution {@code #else} stub {@code #endif}, whole lines, in C, assembly or
 * headers; several may stand in a file, never one in another. Any thread.
 */
public final class Holes {
    private static final byte[] MARK = "STARTER_".getBytes(StandardCharsets.US_ASCII);

    private Holes() {}

    /**
     * Keep the stubs of a file: the same as {@code unifdef -DSTARTER_<id>} for each hole.
     *
     * @param file the name to use in an error
     * @throws HoleException if a hole is malformed
     */
    public static String stub(String file, String text) {
        return HoleReader.resolve(file, text, true);
    }

    /** Keep the solutions of a file: the same as {@code unifdef -USTARTER_<id>}; otherwise as {@link #stub}. */
    public static String solution(String file, String text) {
        return HoleReader.resolve(file, text, false);
    }

    /** Make the tree that students see: every hole is its stub. Fails as {@link #stub}. */
    public static SourceTree starter(SourceTree tree) {
        return starter(tree, tree.paths());
    }

    /** Make the tree in which the holes of the named files are stubs and all others solved. Fails as {@link #stub}. */
    public static SourceTree starter(SourceTree tree, Set<String> stubbed) {
        Map<String, byte[]> changed = new TreeMap<>();
        for (String path : tree.paths()) {
            byte[] bytes = tree.bytes(path);
            if (source(path) && mentionsHole(bytes)) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                String resolved = HoleReader.resolve(path, text, stubbed.contains(path));
                changed.put(path, resolved.getBytes(StandardCharsets.UTF_8));
            }
        }
        return tree.with(changed);
    }

    /** Make the tree with every hole solved. Fails as {@link #stub}. */
    public static SourceTree reference(SourceTree tree) {
        return starter(tree, Set.of());
    }

    // Documents may speak of STARTER_ blocks; only sources have them.
    private static boolean source(String path) {
        return path.endsWith(".c") || path.endsWith(".h") || path.endsWith(".S");
    }

    private static boolean mentionsHole(byte[] bytes) {
        for (int at = 0; at <= bytes.length - MARK.length; at++) {
            if (Arrays.equals(bytes, at, at + MARK.length, MARK, 0, MARK.length)) {
                return true;
            }
        }
        return false;
    }
}
