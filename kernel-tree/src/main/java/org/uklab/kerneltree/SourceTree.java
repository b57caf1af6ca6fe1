/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hold the files of a source tree in memory: relative path with {@code /} to bytes, sorted.
 *
 * <p>Any thread; {@link #read} and {@link #writeTo} block. File modes are not kept: a file that begins with {@code #!}
 * is written executable, so that the digest over contents says everything.
 */
public final class SourceTree {
    private final SortedMap<String, byte[]> files;

    private SourceTree(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /** Make a tree of the given files; the arrays are copied. */
    public static SourceTree of(Map<String, byte[]> files) {
        TreeMap<String, byte[]> copy = new TreeMap<>();
        files.forEach((path, bytes) -> copy.put(path, bytes.clone()));
        return new SourceTree(copy);
    }

    /**
     * Read a directory. Hidden entries and what builds leave ({@code build} at the top, {@code __pycache__}) are no
     * sources and are passed over.
     *
     * @throws IOException if it cannot be read, or holds a link or special file, which no source tree of ours does
     */
    public static SourceTree read(Path dir) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        Files.walkFileTree(dir, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                return !at.equals(dir) && litter(dir.relativize(at))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path at, BasicFileAttributes attributes) throws IOException {
                if (hidden(at)) {
                    return FileVisitResult.CONTINUE;
                }
                if (!attributes.isRegularFile()) {
                    throw new IOException(at + ": a source tree holds regular files only; remove this one");
                }
                files.put(dir.relativize(at).toString(), Files.readAllBytes(at));
                return FileVisitResult.CONTINUE;
            }
        });
        return new SourceTree(files);
    }

    private static boolean litter(Path folder) {
        return hidden(folder) || folder.equals(Path.of("build")) || folder.endsWith("__pycache__");
    }

    private static boolean hidden(Path at) {
        return String.valueOf(at.getFileName()).startsWith(".");
    }

    /** Name the files, sorted. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    public boolean contains(String path) {
        return files.containsKey(path);
    }

    /**
     * Copy out one file.
     *
     * @throws IllegalArgumentException if the tree has no such file
     */
    public byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("the tree has no file " + path);
        }
        return bytes.clone();
    }

    /** Read one file as UTF-8 text; fails as {@link #bytes}. */
    public String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** Make a tree in which the given files replace or join the present ones. */
    public SourceTree with(Map<String, byte[]> changed) {
        TreeMap<String, byte[]> copy = new TreeMap<>(files);
        changed.forEach((path, bytes) -> copy.put(path, bytes.clone()));
        return new SourceTree(copy);
    }

    /** Compute the SHA-256, in hex, over every path, its length and its content. */
    public String digest() {
        MessageDigest sha = sha256();
        files.forEach((path, bytes) -> {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(12)
                    .putInt(name.length)
                    .putLong(bytes.length)
                    .flip());
            sha.update(name);
            sha.update(bytes);
        });
        return HexFormat.of().formatHex(sha.digest());
    }

    /**
     * Write every file below a directory, which is made if absent; all is world-readable.
     *
     * @throws IOException if that cannot be written
     */
    public void writeTo(Path dir) throws IOException {
        try {
            files.forEach((path, bytes) -> write(dir.resolve(path), bytes));
        } catch (UncheckedIOException failed) {
            throw new IOException("cannot write the tree to " + dir, failed);
        }
    }

    private static void write(Path at, byte[] bytes) {
        boolean script = bytes.length > 2 && bytes[0] == '#' && bytes[1] == '!';
        try {
            Files.createDirectories(at.getParent());
            Files.write(at, bytes);
            Files.setPosixFilePermissions(at, PosixFilePermissions.fromString(script ? "rwxr-xr-x" : "rw-r--r--"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
