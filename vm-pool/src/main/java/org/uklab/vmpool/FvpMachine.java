/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Boot images on Arm's FVP, which a site must own: it is not ours to give away. Any thread.
 *
 * <p>Contract-tested, not run: nobody of us has the model, so this is tested against a fake one. {@link FvpConformance}
 * tells whether it is right for a site's model; a grader offers this machine only after that passed (docs/adr/0005).
 */
public final class FvpMachine implements Machine {
    /** The name of this kind of machine. */
    public static final String ID = "fvp-base-revc";
    /** The environment variable in which an operator names the model's program. */
    public static final String VARIABLE = "UKLAB_FVP";
    /** What to say of this machine until the conformance run of a site has passed. */
    public static final String STATUS = "contract-tested, not run";
    /** The oldest version whose command lines we have seen in public. */
    public static final String OLDEST = "11.28";

    private static final Pattern VERSION = Pattern.compile("Fast Models \\[(\\d+)\\.(\\d+)[.\\d]*[^]]*]");
    private static final BoxLimits ASK =
            BoxLimits.BUILD.withWall(Duration.ofSeconds(60)).withMemory(4L << 30);
    private static final String FOLDER = "/model";
    private static final long MIB = 1 << 20;
    /** More than the run's own limits, which end it first. */
    private static final Duration LAST_RESORT = Duration.ofSeconds(5);

    private final BoxLauncher launcher;
    private final Path program;
    private @Nullable String version;

    /** Make a machine whose boxes this launcher makes; the box sees the folder of the model's program. */
    public FvpMachine(BoxLauncher launcher, Path program) {
        this.launcher = launcher;
        this.program = program;
    }

    /** Return the machine that the operator named in {@link #VARIABLE}, if he did. */
    public static Optional<FvpMachine> named(BoxLauncher launcher, Map<String, String> environment) {
        String value = environment.getOrDefault(VARIABLE, "");
        return value.isBlank() ? Optional.empty() : Optional.of(new FvpMachine(launcher, Path.of(value)));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String digest() {
        try {
            return new Fingerprint()
                    .add(version())
                    .add(String.join("\0", FvpArguments.words(Duration.ZERO, Emulator.IMAGE, "")))
                    .hex();
        } catch (IOException e) {
            throw new IllegalStateException(program + " does not run here: " + e.getMessage(), e);
        }
    }

    /**
     * Return the line in which the model says its version.
     *
     * @throws IOException when it does not start, or is too old
     */
    public synchronized String version() throws IOException {
        if (version == null) {
            String words = ask("--version");
            Matcher found = VERSION.matcher(words);
            if (!found.find()) {
                throw new IOException("no version of Fast Models in: " + words.strip());
            }
            int[] oldest = {11, 28};
            int major = Integer.parseInt(found.group(1));
            if (major < oldest[0] || (major == oldest[0] && Integer.parseInt(found.group(2)) < oldest[1])) {
                throw new IOException(found.group() + " is older than " + OLDEST);
            }
            version = found.group();
        }
        return version;
    }

    /** Return the names of the parameters that we set and the model does not know. */
    public Set<String> unknownParameters() throws IOException {
        Set<String> unknown = new TreeSet<>(FvpArguments.names());
        ask("--list-params")
                .lines()
                .map(line -> line.strip().split("[=\\s]", 2)[0])
                .forEach(unknown::remove);
        return unknown;
    }

    @Override
    public RunResult run(BootRequest request, RunListener listener) {
        RunLimits limits = request.limits();
        try (Box box = Box.open(launcher, limits.channelBytes() + limits.consoleBytes() + 2 * MIB)) {
            version();
            Path words = commandLine(request.commandLine());
            try {
                return new EmulatorRun(box, new Model(words), request, listener).run();
            } finally {
                Files.delete(words);
            }
        } catch (IOException e) {
            return RunResult.infrastructure(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Slot prepare(int memoryMiB) {
        return new ColdSlot(this, memoryMiB);
    }

    private static Path commandLine(String words) throws IOException {
        Path file = Files.createTempFile("uklab", ".cmdline");
        Files.writeString(file, words + "\0", StandardCharsets.UTF_8);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private BoxCommand command(BoxLimits limits, List<String> words) throws IOException {
        Path folder = program.toAbsolutePath().getParent();
        if (folder == null || !Files.isExecutable(program)) {
            throw new IOException(program + " is missing, or not a program");
        }
        List<String> argv = new ArrayList<>(List.of(FOLDER + "/" + program.getFileName()));
        argv.addAll(words);
        return BoxCommand.of(limits, argv).readOnly(folder, FOLDER);
    }

    private String ask(String question) throws IOException {
        try (Box box = Box.open(launcher, MIB)) {
            BoxResult result = box.run(command(ASK, List.of(question)));
            if (result instanceof BoxResult.Exited exited && exited.status() == 0) {
                return exited.stdout().text();
            }
            throw new IOException(program + " " + question + ": " + result);
        }
    }

    /** One boot of it: the command line is a file of its own. */
    private final class Model implements Emulator {
        private static final String WORDS = "/command-line";
        private static final long OWN_MEMORY = 3L << 30;

        private final Path words;

        Model(Path words) {
            this.words = words;
        }

        @Override
        public String name() {
            return "the model";
        }

        @Override
        public BoxCommand boot(BoxLimits limits, BootRequest request) throws IOException {
            Duration most =
                    request.limits().boot().plus(request.limits().test()).plus(LAST_RESORT);
            return command(limits, FvpArguments.words(most, IMAGE, WORDS)).readOnly(words, WORDS);
        }

        @Override
        public boolean printsToFile() {
            return true;
        }

        @Override
        public long ownMemory() {
            return OWN_MEMORY;
        }

        @Override
        public List<MachineProfile.Exit> exits() {
            return List.of(new MachineProfile.Exit(
                    0, "the guest switched off the machine, or the model stopped, without an END frame"));
        }
    }
}
