/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.tree;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.SourceTree;

/**
 * Hold the three forms of the tree that an exercise needs.
 *
 * @param starter every hole is its stub: what students see, and what their files compile against
 * @param linked the exercise's own holes are stubs, all others solved: what their objects are linked with
 * @param reference every hole solved
 */
public record Trees(SourceTree starter, SourceTree linked, SourceTree reference) {

    public static Trees of(SourceTree tree, Set<String> editable) {
        return new Trees(Holes.starter(tree), Holes.starter(tree, editable), Holes.reference(tree));
    }

    /** Give the files of the solution, for the named paths. */
    public Map<String, byte[]> solution(Set<String> editable) {
        return changed(editable, reference);
    }

    /** Give those of the named files that differ from the starter's. */
    public Map<String, byte[]> changed(Set<String> paths, SourceTree other) {
        Map<String, byte[]> changed = new TreeMap<>();
        for (String path : paths) {
            if (!Arrays.equals(starter.bytes(path), other.bytes(path))) {
                changed.put(path, other.bytes(path));
            }
        }
        return changed;
    }
}
