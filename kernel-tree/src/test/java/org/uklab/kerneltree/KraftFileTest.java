/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.kerneltree.internal.KraftReader;

class KraftFileTest {
    private static final List<String> LIBRARIES = List.of("musl", "posix-process", "uksched");
    private static final String SMALL = """
            specification: '0.5'
            unikraft: stable
            targets:
              - architecture: x86_64
                platform: kvm
            """;

    @TempDir
    Path dir;

    private KraftFile read(String text) throws IOException {
        return KraftReader.read(dir.resolve("project").resolve("kraft.yaml"), text);
    }

    @Test
    void what_is_not_said_has_a_default() throws IOException {
        KraftFile file = read(SMALL);
        KraftTarget target = file.targets().get(0);

        assertThat(file.name()).isEqualTo("project");
        assertThat(file.outdir()).isEqualTo("build");
        assertThat(target.name()).isEqualTo("project");
        assertThat(target.kernel()).isEqualTo("build/project_kvm-x86_64");
        assertThat(target.debug()).isEqualTo("build/project_kvm-x86_64.dbg");
        assertThat(target.configFile()).isEqualTo(".config.project");
        assertThat(target.initrd()).isEmpty();
        assertThat(file.template()).isEmpty();
        assertThat(file.libraries()).isEmpty();
    }

    @Test
    void a_target_says_everything_about_itself() throws IOException {
        KraftTarget target = read("""
                specification: 0.5
                name: web
                outdir: out
                unikraft: {source: ../tree, version: 0.11.0}
                targets:
                  - name: fast
                    architecture: {source: x86_64, kconfig: {CONFIG_A: true}}
                    platform: {name: kvm, pre_up: up.sh, post_down: down.sh, cpus: 2, memory: 64M}
                    initrd: {output: fs.cpio, compress: true, format: cpio, input: ['etc:/etc', usr]}
                    command: [-c, /etc/web]
                    kernel: k
                    kerneldbg: k.debug
                    kconfig: [CONFIG_B=2]
                """).targets().get(0);

        assertThat(target.name()).isEqualTo("fast");
        assertThat(target.architecture().kconfig()).containsExactly("CONFIG_A=y");
        assertThat(target.platform().component().name()).isEqualTo("kvm");
        assertThat(target.platform().preUp() + target.platform().postDown()).isEqualTo("up.shdown.sh");
        assertThat(target.platform().cpus()).isEqualTo(2);
        assertThat(target.platform().memory()).isEqualTo("64M");
        assertThat(target.initrd())
                .contains(new KraftTarget.Initrd("fs.cpio", true, "cpio", Map.of("etc", "/etc", "usr", "usr")));
        assertThat(target.command()).containsExactly("-c", "/etc/web");
        assertThat(target.kernel() + " " + target.debug()).isEqualTo("k k.debug");
        assertThat(target.kconfig()).containsExactly("CONFIG_B=2");
    }

    @Test
    void a_part_is_a_version_a_place_both_or_a_group_of_keys() throws IOException {
        KraftFile file = read("""
                specification: '0.5'
                unikraft: ../tree@0.11.0
                template: {source: app-hello, version: 1}
                libraries:
                  a: stable
                  b: 0.10
                  c: ./libs/c
                  d: true
                  e:
                  f: false
                  g: {source: x, version: 2, kconfig: [LIBG_X=y]}
                """);

        assertThat(file.unikraft()).isEqualTo(new KraftComponent("", "../tree", "0.11.0", true, List.of()));
        assertThat(file.template()).contains(new KraftComponent("", "app-hello", "1", true, List.of()));
        assertThat(file.libraries())
                .containsExactly(
                        new KraftComponent("a", "", "stable", true, List.of()),
                        new KraftComponent("b", "", "0.10", true, List.of()),
                        new KraftComponent("c", "./libs/c", "", true, List.of()),
                        new KraftComponent("d", "", "", true, List.of()),
                        new KraftComponent("e", "", "", true, List.of()),
                        new KraftComponent("f", "", "", false, List.of()),
                        new KraftComponent("g", "x", "2", true, List.of("CONFIG_LIBG_X=y")));
    }

    @Test
    void extensions_are_kept_and_unknown_keys_are_passed_over() throws IOException {
        KraftFile file = read(SMALL + "x-course: {week: 3, tags: [a, b]}\nmascot: penguin\n");

        assertThat(file.extensions())
                .containsExactly(Map.entry("x-course", Map.of("week", "3", "tags", List.of("a", "b"))));
    }

    @Test
    void a_target_becomes_a_configuration() throws IOException {
        KraftFile file = read("""
                specification: '0.5'
                name: web
                unikraft: {version: 0.11.0, kconfig: {CONFIG_HZ: 250, LIBX: false, CONFIG_TEXT: a "b"}}
                libraries: {musl: stable, lib-uksched: {kconfig: [CONFIG_LIBUKSCHED_DEBUG=y]}, posix-process: false}
                targets: [{architecture: x86_64, platform: kvm, kconfig: [CONFIG_HZ=333, 'CONFIG_S="t"']}]
                """);

        assertThat(file.defconfig(file.target(Target.QEMU_X86_64), LIBRARIES)).isEqualTo("""
                # Made of kraft.yaml
                CONFIG_UK_NAME="web"
                CONFIG_ARCH_X86_64=y
                CONFIG_PLAT_KVM=y
                CONFIG_LIBMUSL=y
                CONFIG_LIBUKSCHED=y
                # CONFIG_LIBPOSIX_PROCESS is not set
                CONFIG_HZ=250
                CONFIG_LIBX=n
                CONFIG_TEXT="a \\"b\\""
                CONFIG_LIBUKSCHED_DEBUG=y
                CONFIG_HZ=333
                CONFIG_S="t"
                """);
    }

    @Test
    void names_are_tried_in_order_and_then_in_the_folders_above() throws IOException {
        Path inner = Files.createDirectories(dir.resolve("a/b"));
        for (String name : List.of("kraft.yaml", "kraft.yml", "Kraftfile.yml", "Kraftfile.yaml", "Kraftfile")) {
            Path at = Files.writeString(dir.resolve("a").resolve(name), SMALL);
            assertThat(KraftFile.find(inner).file()).isEqualTo(at);
            Files.delete(at);
        }
        Files.writeString(dir.resolve("kraft.yml"), SMALL);
        assertThat(KraftFile.find(inner).name()).isEqualTo(String.valueOf(dir.getFileName()));
    }

    @Test
    void two_files_in_one_folder_are_refused() throws IOException {
        Files.writeString(dir.resolve("kraft.yml"), SMALL);
        Files.writeString(dir.resolve("Kraftfile"), SMALL);

        assertThatThrownBy(() -> KraftFile.find(dir))
                .hasMessage(dir + ": it holds kraft.yml and Kraftfile; keep one of them");
    }

    @Test
    void an_application_has_a_defconfig_for_the_machine() throws IOException {
        SourceTree tree = SourceTree.of(Map.of("lib/musl/Config.uk", new byte[0], "lib/Config.uk", new byte[0]));
        Files.writeString(dir.resolve("kraft.yaml"), SMALL + "libraries: {musl: }\n");

        SourceTree application = KraftFile.application(dir, tree, Target.QEMU_X86_64);
        assertThat(application.text("defconfig")).contains("CONFIG_LIBMUSL=y\n");
        assertThat(application.paths()).contains("kraft.yaml");

        Files.write(dir.resolve("defconfig"), "CONFIG_HZ=1\n".getBytes(UTF_8));
        assertThat(KraftFile.application(dir, tree, Target.QEMU_X86_64).text("defconfig"))
                .isEqualTo("CONFIG_HZ=1\nCONFIG_ARCH_X86_64=y\n");

        Files.write(dir.resolve("defconfig"), "CONFIG_ARCH_X86_64=y\n".getBytes(UTF_8));
        assertThat(KraftFile.application(dir, tree, Target.QEMU_X86_64).text("defconfig"))
                .isEqualTo("CONFIG_ARCH_X86_64=y\n");
        assertThat(KraftFile.application(dir, tree, Target.QEMU_ARM64).text("defconfig"))
                .endsWith("CONFIG_ARCH_ARM_64=y\n");
    }

    @Test
    void the_hello_application_is_configured_as_its_defconfig_says() throws IOException {
        SourceTree tree = SourceTree.read(Path.of("tree"));
        KraftFile file = KraftFile.find(Path.of("apps/hello"));

        assertThat(file.defconfig(file.target(Target.QEMU_X86_64), KraftFile.libraries(tree)))
                .contains(Files.readAllLines(Path.of("apps/hello/defconfig")));
    }
}
