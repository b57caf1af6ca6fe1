/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.uklab.vmpool.BootRequest;
import org.uklab.vmpool.Machine;
import org.uklab.vmpool.MachineProfile;
import org.uklab.vmpool.QemuMachine;
import org.uklab.vmpool.RunLimits;
import org.uklab.vmpool.RunListener;
import org.uklab.vmpool.RunResult;
import org.uklab.vmpool.TestLauncher;

/**
 * Build an application of {@code kernel-tree/apps} into {@code target/} and boot it. Worker.
 *
 * <p>Builds are kept between test runs; make knows what is stale.
 */
record KernelImage(Guest guest, Path image) {
    private static final Map<String, KernelImage> BUILT = new ConcurrentHashMap<>();

    /** Returns the image of an application for x86-64, built once per JVM. */
    static KernelImage of(String app) {
        return Guest.X86_64.image(app);
    }

    /** Returns the image of an application with a library from outside of the tree, built once per JVM. */
    static KernelImage withLibrary(Guest guest, String app, String library) {
        Path folder = checkout().resolve("kernel-tree/apps").resolve(library);
        return BUILT.computeIfAbsent(
                guest + "/" + app,
                name -> build(guest, app, name, List.of(guest.target().symbol()), folder.toString()));
    }

    /**
     * Returns the image of an application in another configuration, built once per JVM.
     *
     * @param variant names the configuration, differs from all applications
     * @param lines Kconfig lines that come after those of the application
     */
    static KernelImage of(String app, String variant, String... lines) {
        return of(Guest.X86_64, app, variant, lines);
    }

    /** Returns the image of an application in a configuration, for either architecture. */
    static KernelImage of(Guest guest, String app, String variant, String... lines) {
        List<String> all = new ArrayList<>(List.of(guest.target().symbol()));
        all.addAll(List.of(lines));
        return BUILT.computeIfAbsent(guest + "/" + variant, name -> build(guest, app, name, all, ""));
    }

    /** Boots the image on QEMU and waits for its end. */
    RunResult boot(String commandLine, RunLimits limits) {
        return boot(commandLine, limits, RunListener.NONE);
    }

    /** Boots the image with somebody who listens. */
    RunResult boot(String commandLine, RunLimits limits, RunListener listener) {
        return boot(guest.machine(), commandLine, limits, listener);
    }

    /** Boots the image on another machine. */
    RunResult boot(MachineProfile profile, String commandLine, RunLimits limits, RunListener listener) {
        Machine machine = new QemuMachine(TestLauncher.get(), profile);
        return machine.run(new BootRequest(image, commandLine, limits), listener);
    }

    /** Returns the checkout, from whichever module the tests run in. */
    static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("kernel-tree/tree/Makefile"))) {
                return folder;
            }
        }
        throw new AssertionError("no kernel-tree/tree above " + here);
    }

    private static KernelImage build(Guest guest, String app, String name, List<String> lines, String libraries) {
        Path home = checkout().resolve("kernel-tree");
        Path out = home.resolveSibling("tests/target/kernel").resolve(name);
        Path config = out.resolve("config");
        Path defaults = out.resolve("defaults");
        write(defaults, home.resolve("apps").resolve(app).resolve("defconfig"), lines);
        List<String> make = List.of(
                "make",
                "-C",
                home.resolve("tree").toString(),
                "A=" + home.resolve("apps").resolve(app),
                "O=" + out,
                "C=" + config,
                "UK_DEFCONFIG=" + defaults,
                "L=" + libraries,
                "UK_MUSL_DIR=" + guest.musl());
        run(make, "defconfig");
        run(make, "-j" + Runtime.getRuntime().availableProcessors(), "all", "plan");
        return new KernelImage(
                guest, out.resolve(Path.of(app).getFileName() + guest.target().imageSuffix()));
    }

    private static void write(Path file, Path begin, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            List<String> all = new ArrayList<>(Files.readAllLines(begin));
            all.addAll(lines);
            Files.write(file, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> make, String... goals) {
        List<String> words = new ArrayList<>(make);
        words.addAll(List.of(goals));
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", words) + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new AssertionError(words.get(0) + " does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while building", e);
        }
    }
}
