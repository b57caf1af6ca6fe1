/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.util.List;
import java.util.Optional;

/**
 * Name a kind of machine that the tree can be built for.
 *
 * @param id as exercises and machines spell it
 * @param imageSuffix what the build appends to the image's name
 * @param symbol the line of a configuration that chooses its architecture
 */
public record Target(String id, String imageSuffix, String symbol) {
    public static final Target QEMU_X86_64 = new Target("qemu-x86_64", "_kvm-x86_64", "CONFIG_ARCH_X86_64=y");
    public static final Target QEMU_ARM64 = new Target("qemu-arm64", "_kvm-arm64", "CONFIG_ARCH_ARM_64=y");

    private static final List<Target> ALL = List.of(QEMU_X86_64, QEMU_ARM64);

    /** Find a target by id; empty if the embedded tree cannot be built for it. */
    public static Optional<Target> of(String id) {
        return ALL.stream().filter(target -> target.id.equals(id)).findFirst();
    }
}
