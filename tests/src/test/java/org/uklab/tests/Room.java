/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Names the rooms and the arrows between them; the drawing in the design is the same in lines. Any thread. */
enum Room {
    KERNEL_TREE("kerneltree", 12),
    VM_POOL("vmpool", 20),
    CLUSTER("cluster", 1),
    EXERCISES("exercises", 25, KERNEL_TREE),
    GRADER("grader", 40, KERNEL_TREE, EXERCISES, VM_POOL, CLUSTER),
    WEB("web", 1, KERNEL_TREE, EXERCISES, CLUSTER);

    private final String name;
    private final int floor;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable; its type cannot say so
    private final Set<Room> uses;

    Room(String name, int floor, Room... uses) {
        this.name = name;
        this.floor = floor;
        this.uses = Set.of(uses);
    }

    /** Returns the fewest classes a scan of this room may find; fewer means that the scan has missed it. */
    int floor() {
        return floor;
    }

    /** Returns the package and everything below it, in ArchUnit's notation. */
    String packages() {
        return "org.uklab." + name + "..";
    }

    /** Returns what nobody else may name. */
    String internals() {
        return "org.uklab." + name + ".internal..";
    }

    /** Returns the packages this room may name: its own and those its arrows point at. */
    String[] reach() {
        return Stream.concat(Stream.of(this), uses.stream()).map(Room::packages).toArray(String[]::new);
    }

    /** Returns the packages of all rooms. */
    static String[] allPackages() {
        return Arrays.stream(values()).map(Room::packages).toArray(String[]::new);
    }
}
