/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.uklab.grader.internal.EndedException;
import org.uklab.kerneltree.SourceTree;

/**
 * Keep what is expensive to make under a name that says everything about it: source trees and baselines.
 *
 * <p>An entry appears by a rename, so it is whole or absent, also after a crash and with several processes at work; the
 * one who comes second throws his copy away. Any thread; blocks.
 */
public final class Store {
    private final Path state;

    public Store(Path state) {
        this.state = state;
    }

    /** Write the entry's content into an empty directory. */
    @FunctionalInterface
    public interface Filling {
        void fill(Path dir) throws EndedException, IOException, InterruptedException;
    }

    /** Give the directory of a source tree, writing it at first use. */
    public Path tree(SourceTree tree) throws EndedException, IOException, InterruptedException {
        return entry("trees", tree.digest(), tree::writeTo);
    }

    /** Say whether an entry is there already. */
    public boolean has(String kind, String key) {
        return Files.isDirectory(state.resolve(kind).resolve(key));
    }

    /** Give the directory of an entry, filling it at first use; what {@code filling} throws leaves no entry. */
    public Path entry(String kind, String key, Filling filling)
            throws EndedException, IOException, InterruptedException {
        Path at = state.resolve(kind).resolve(key);
        if (Files.isDirectory(at)) {
            return at;
        }
        Files.createDirectories(at.getParent());
        try (Scratch scratch = scratch()) {
            Path whole = Files.createDirectory(scratch.dir().resolve("entry"));
            filling.fill(whole);
            Files.move(whole, at, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException second) { // "directory not empty", or "exists": as the file system likes it
            if (!Files.isDirectory(at)) {
                throw second;
            }
        }
        return at;
    }

    /** Make a directory for one job; boxes of other users can read what is put there. */
    public Scratch scratch() throws IOException {
        Path parent = Files.createDirectories(state.resolve("tmp"));
        Path dir = Files.createTempDirectory(parent, "job");
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Scratch(dir);
    }

    /** A directory that goes away with its job. */
    public record Scratch(Path dir) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (Stream<Path> all = Files.walk(dir)) {
                all.sorted(Comparator.reverseOrder()).forEach(Scratch::delete);
            } catch (UncheckedIOException failed) {
                throw new IOException("cannot remove " + dir, failed);
            }
        }

        private static void delete(Path at) {
            try {
                Files.deleteIfExists(at);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
