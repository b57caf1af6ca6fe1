/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.box;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Copy what a box left behind, believing nothing: plain files only, through the view that follows no links, up to a
 * number of files and bytes. The box's processes are dead by then, so nothing changes underfoot.
 */
public final class Harvest extends SimpleFileVisitor<Path> {
    private static final int FILES = 10_000;

    private final Path view;
    private final Path into;
    private final long mostBytes;
    private long bytes;
    private int files;
    private String odd = "";

    private Harvest(Path view, Path into, long mostBytes) {
        this.view = view;
        this.into = into;
        this.mostBytes = mostBytes;
    }

    /** Copy, or say what was odd; after that the copy is incomplete. */
    public static Optional<String> copy(Path view, Path into, long mostBytes) throws IOException {
        Harvest harvest = new Harvest(view, into, mostBytes);
        Files.walkFileTree(view, harvest);
        return harvest.odd.isEmpty() ? Optional.empty() : Optional.of(harvest.odd);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
        Files.createDirectories(target(dir));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = view.relativize(file).toString();
        bytes += attributes.size();
        files++;
        if (!attributes.isRegularFile()) {
            odd = name + " is not a plain file";
        } else if (bytes > mostBytes || files > FILES) {
            odd = name + " is one file or byte too many";
        } else {
            copy(file, attributes.size());
        }
        return odd.isEmpty() ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    private void copy(Path file, long size) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                OutputStream out = Files.newOutputStream(target(file))) {
            for (long left = size; left > 0; ) {
                byte[] chunk = in.readNBytes((int) Math.min(left, 1 << 16));
                if (chunk.length == 0) {
                    return;
                }
                out.write(chunk);
                left -= chunk.length;
            }
        }
    }

    private Path target(Path at) {
        return into.resolve(view.relativize(at).toString());
    }
}
