/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.uklab.kerneltree.KraftComponent;
import org.uklab.kerneltree.KraftException;
import org.uklab.kerneltree.KraftFile;
import org.uklab.kerneltree.KraftTarget;

/** Write what a kraft.yaml wants as a configuration; what is said more closely comes later and so wins. */
public final class KraftConfig {
    private static final Map<String, String> ARCHITECTURES =
            new TreeMap<>(Map.of("x86_64", "ARCH_X86_64", "arm64", "ARCH_ARM_64", "arm", "ARCH_ARM_32"));
    private static final Map<String, String> PLATFORMS =
            new TreeMap<>(Map.of("kvm", "PLAT_KVM", "xen", "PLAT_XEN", "linuxu", "PLAT_LINUXU"));

    private KraftConfig() {}

    /** Give the lines; fails if the tree has no such architecture, platform or library. */
    public static String defconfig(KraftFile file, KraftTarget target, Collection<String> known) throws KraftException {
        KraftComponent platform = target.platform().component();
        List<String> lines = new ArrayList<>();
        lines.add("# Made of " + file.file().getFileName());
        lines.add("CONFIG_UK_NAME=\"" + target.name() + "\"");
        lines.add("CONFIG_" + one(ARCHITECTURES, target, "architecture", target.architecture()) + "=y");
        lines.add("CONFIG_" + one(PLATFORMS, target, "platform", platform) + "=y");
        for (KraftComponent library : file.libraries()) {
            String symbol = "CONFIG_" + symbol(file, library.name(), known);
            lines.add(library.selected() ? symbol + "=y" : "# " + symbol + " is not set");
        }
        lines.addAll(file.unikraft().kconfig());
        file.libraries().forEach(library -> lines.addAll(library.kconfig()));
        lines.addAll(target.architecture().kconfig());
        lines.addAll(platform.kconfig());
        lines.addAll(target.kconfig());
        return String.join("\n", lines) + "\n";
    }

    private static String one(Map<String, String> symbols, KraftTarget target, String key, KraftComponent component)
            throws KraftException {
        String symbol = symbols.get(component.name());
        if (symbol == null) {
            throw new KraftException(
                    target.place(), key, "'" + component.name() + "' is none", "use one of " + symbols.keySet());
        }
        return symbol;
    }

    // musl, lib-musl and libmusl are the library in lib/musl, whose symbol is LIBMUSL.
    private static String symbol(KraftFile file, String name, Collection<String> known) throws KraftException {
        for (String library : known) {
            if (name.equals(library) || name.equals("lib-" + library) || name.equals("lib" + library)) {
                return "LIB" + library.toUpperCase(Locale.ROOT).replace('-', '_');
            }
        }
        throw new KraftException(
                file.file().toString(),
                "libraries." + name,
                "the tree has no such library",
                "use one of " + known + ", or name a library of your own with L= of make");
    }
}
