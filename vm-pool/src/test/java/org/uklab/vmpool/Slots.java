/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Look at the processes of a slot from the host. Any thread. */
final class Slots {
    private Slots() {}

    /** Return whether no process has the uid of this box. */
    static boolean isEmpty(Box box) throws IOException {
        Integer uid = box.uid();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path ->
                            Character.isDigit(path.getFileName().toString().charAt(0)))
                    .noneMatch(path -> uid.equals(owner(path)));
        }
    }

    private static Object owner(Path process) {
        try {
            return Files.getAttribute(process, "unix:uid");
        } catch (IOException e) {
            return "gone";
        }
    }

    /** Return the launcher's process that runs this verb for this box. */
    static ProcessHandle launcher(Box box, String verb) {
        String words = " " + verb + " --slot " + box.slot() + " ";
        return ProcessHandle.current()
                .children()
                .filter(process -> process.info().commandLine().orElse("").contains(words))
                .findFirst()
                .orElseThrow();
    }

    /** Return the launcher's process that holds this box open. */
    static ProcessHandle session(Box box) throws IOException {
        String pid = holder(Path.of("/run/uklab/slot-" + box.slot() + ".lock")).orElseThrow();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Return whether some launcher holds this lock file. */
    static boolean isLocked(Path lock) throws IOException {
        return holder(lock).isPresent();
    }

    private static Optional<String> holder(Path lock) throws IOException {
        Pattern holder =
                Pattern.compile("FLOCK +ADVISORY +WRITE +(\\d+) \\S+:" + Files.getAttribute(lock, "unix:ino") + " ");
        return Files.readAllLines(Path.of("/proc/locks")).stream()
                .map(holder::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }
}
