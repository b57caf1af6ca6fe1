/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compiler, linker and QEMU in one and the same box, each led to each limit that ends it (QEMU goes on when a file is full). */
class BoxToolsTest {
    private static final long MIB = 1 << 20;
    private static final String QEMU =
            "qemu-system-x86_64 -M q35 -nodefaults -no-user-config -display none -nic none -m 64 -kernel /out/";

    @TempDir
    private static Path sources;

    private static Box box;

    @BeforeAll
    static void make_kernels_that_never_end() throws IOException {
        Files.setPosixFilePermissions(sources, PosixFilePermissions.fromString("rwxr-xr-x"));
        box = Box.open(TestLauncher.get(), 64 * MIB);
        // never so deep that the compiler complains of it
        write("again.c", "#if __INCLUDE_LEVEL__ < 100\n#include __FILE__\n#include __FILE__\n#endif\n");
        write("warns.c", "#warning again\n#include __FILE__\n#include __FILE__\n");
        write("zero.c", "#include \"/dev/zero\"\n");
        write("large.S", ".data\n.fill 64 << 20, 1, 1\n");
        write("spin.S", kernel("1: jmp 1b"));
        write("print.S", kernel("mov $0x3f8, %dx; mov $'x, %al; 1: out %al, %dx; jmp 1b"));
        write("large.ld", "SECTIONS { .x : { BYTE(1); . = . + 0x4000000; BYTE(1); } }\n");
        for (String name : List.of("spin", "print")) {
            exited("gcc -m32 -c /src/" + name + ".S -o /out/" + name + ".o");
            exited("ld -m elf_i386 -Ttext=0x100000 -o /out/" + name + " /out/" + name + ".o");
        }
    }

    @AfterAll
    static void close() {
        box.close();
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(sources.resolve(name), text);
    }

    private static String kernel(String body) {
        return ".globl _start\n.align 4\n.long 0x1badb002, 0, -0x1badb002\n_start: " + body + "\n";
    }

    private static BoxResult run(BoxLimits limits, String words) {
        return box.run(BoxCommand.of(limits, words.split(" "))
                .readOnly(sources, "/src")
                .with(BoxCommand.Profile.QEMU));
    }

    private static void exited(String words) {
        assertThat(run(BoxLimits.BUILD, words))
                .isInstanceOfSatisfying(
                        BoxResult.Exited.class,
                        end -> assertThat(end.status()).as(end.stderr().text()).isZero());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "WALL      | gcc -c /src/again.c -o /out/x.o",
                "CPU       | gcc -c /src/again.c -o /out/x.o",
                "MEMORY    | gcc -c /src/zero.c -o /out/x.o",
                "OUTPUT    | gcc -c /src/warns.c -o /out/x.o",
                "PROCESSES | gcc -c /src/spin.S -o /out/x.o",
                "FILE      | as /src/large.S -o /out/x.o",
                "FILE      | ld -T /src/large.ld -m elf_i386 -o /out/x /out/spin.o",
                "WALL      | " + QEMU + "spin",
                "CPU       | " + QEMU + "spin",
                "OUTPUT    | " + QEMU + "print -serial stdio",
                "PROCESSES | " + QEMU + "spin",
                "MEMORY    | " + QEMU + "spin -m 256 -mem-prealloc",
            })
    void a_limit_holds_whatever_runs(Limit limit, String words) {
        BoxLimits wide = BoxLimits.BUILD.withMemory(192 * MIB);
        BoxLimits limits = switch (limit) {
            case WALL -> wide.withWall(Duration.ofMillis(500));
            case CPU -> wide.withCpu(Duration.ofSeconds(1)).withOutputBytes(1 << 30);
            case PROCESSES -> wide.withProcesses(1);
            case FILE -> wide.withFileBytes(MIB);
            case OUTPUT -> wide.withOutputBytes(MIB / 4);
            default -> wide;
        };

        assertThat(run(limits, words))
                .isInstanceOfSatisfying(
                        BoxResult.Killed.class,
                        killed -> assertThat(killed.limit()).isEqualTo(limit));
    }
}
