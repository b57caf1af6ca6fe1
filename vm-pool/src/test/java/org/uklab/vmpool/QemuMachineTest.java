/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.vmpool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

class QemuMachineTest extends MachineContract {
    private static final Machine MACHINE = new QemuMachine(TestLauncher.get(), MachineProfile.X86_64);
    private static byte @Nullable [] stub;

    @Override
    protected Machine machine() {
        return MACHINE;
    }

    @Override
    protected byte[] image(byte[] script) throws IOException {
        byte[] code = stub();
        byte[] image = Arrays.copyOf(code, code.length + script.length);
        System.arraycopy(script, 0, image, code.length, script.length);
        return image;
    }

    @Override
    protected boolean runs(String commandLine) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .anyMatch(words -> words.startsWith("/usr/bin/qemu-") && words.contains(commandLine));
    }

    private static synchronized byte[] stub() throws IOException {
        if (stub == null) {
            stub = assemble();
        }
        return stub;
    }

    private static byte[] assemble() throws IOException {
        Path folder = Files.createTempDirectory("stub");
        Path source = folder.resolve("stub.S");
        Path object = folder.resolve("stub.o");
        Path image = folder.resolve("stub.bin");
        try (InputStream in = QemuMachineTest.class.getResourceAsStream("/stub/x86_64.S")) {
            Files.write(source, in.readAllBytes());
        }
        TestLauncher.run(List.of("gcc", "-m32", "-c", source.toString(), "-o", object.toString()));
        TestLauncher.run(List.of(
                "ld",
                "-m",
                "elf_i386",
                "-Ttext=0x100000",
                "--oformat",
                "binary",
                "-o",
                image.toString(),
                object.toString()));
        byte[] bytes = Files.readAllBytes(image);
        for (Path file : List.of(source, object, image, folder)) {
            Files.delete(file);
        }
        return bytes;
    }
}
