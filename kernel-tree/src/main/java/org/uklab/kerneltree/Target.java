/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.util.List;
import java.util.Optional;

/**
 * Name a kind of machine that the tree can be built for.
 *
 * @param id as exercises and machines spell it
 * @param imageSuffix what the build appends to the image's name
 */
public record Target(String id, String imageSuffix) {
    public static final Target QEMU_X86_64 = new Target("qemu-x86_64", "_kvm-x86_64");

    private static final List<Target> ALL = List.of(QEMU_X86_64);

    /** Find a target by id; empty if the embedded tree cannot be built for it. */
    public static Optional<Target> of(String id) {
        return ALL.stream().filter(target -> target.id.equals(id)).findFirst();
    }
}
