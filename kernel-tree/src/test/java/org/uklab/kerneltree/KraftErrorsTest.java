/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uklab.kerneltree.internal.KraftReader;

/** Holds every complaint about a kraft.yaml to its exact words. */
class KraftErrorsTest {
    private static final String HEAD = "specification: '0.5'\nunikraft: stable\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                     | k.yaml: it is empty; write at least specification and unikraft
            - a                                    | k.yaml:1:1: it is a list; begin with specification: '0.5'
            name: x                                | k.yaml:1:1: specification: it is missing; add the key
            specification: 1                       | k.yaml:1:1: unikraft: it is missing; add the key
            specification: {a: 1}                  | k.yaml:1:16: specification: it is a group of keys; write a text
            HEAD name: [a]                         | k.yaml:3:7: name: it is a list; write a text
            HEAD name: a~name: b                   | k.yaml:4:5: it is not YAML: Duplicate field 'name'; correct the syntax
            HEAD libraries: [musl]                 | k.yaml:3:12: libraries: it is a list; write a group of keys
            HEAD libraries: {musl: [1]}            | k.yaml:3:19: libraries.musl: it is a list; write a group of keys
            HEAD targets: {a: 1}                   | k.yaml:3:10: targets: it is a group of keys; write a list
            HEAD targets:~  - kvm                  | k.yaml:4:5: targets[0]: it is a text; write a group of keys
            HEAD targets:~  - platform: kvm        | k.yaml:4:5: targets[0].architecture: it is missing; add the key
            HEAD targets:~  - architecture: 5      | k.yaml:4:19: targets[0].architecture: it is a number; write a group of keys
            HEAD libraries: {a: {kconfig: [b]}}    | k.yaml:3:27: libraries.a.kconfig: 'b' is no setting; write CONFIG_NAME=value
            HEAD libraries: {a: {kconfig: b}}      | k.yaml:3:26: libraries.a.kconfig: it is a text; write a list
            HEAD a: &x 1~b: *x                     | k.yaml:4:4: an alias; write out what it stands for
            HEAD a: 'b                             | k.yaml:3:2: it is not YAML: while scanning a quoted scalar; correct the syntax
            """)
    void a_complaint_names_place_key_and_remedy(String text, String complaint) {
        assertThat(complaintAbout(text)).isEqualTo(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            architecture: mips, platform: kvm           | k.yaml:3:11: architecture: 'mips' is none; use one of [arm, arm64, x86_64]
            architecture: x86_64, platform: qemu        | k.yaml:3:11: platform: 'qemu' is none; use one of [kvm, linuxu, xen]
            architecture: x86_64, platform: {a: 1}      | k.yaml:3:44: targets[0].platform.source: it is missing; add the key
            architecture: x86_64, platform: {source: kvm, cpus: all} | k.yaml:3:64: targets[0].platform.cpus: it is a text; write a whole number
            architecture: x86_64, platform: kvm, initrd: {compress: 1} | k.yaml:3:68: targets[0].initrd.compress: it is a number; write true or false
            """)
    void a_target_that_cannot_be_configured_is_refused(String target, String complaint) {
        assertThat(complaintAbout("HEAD targets: [{" + target + "}]")).isEqualTo(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HEAD libraries: {mussel: }~targets: [{architecture: x86_64, platform: kvm}] | k.yaml: libraries.mussel: the tree has no such library; use one of [musl, uksched], or name a library of your own with L= of make
            HEAD targets: [{architecture: arm64, platform: kvm}] | k.yaml: targets: none is for kvm-x86_64, only for kvm-arm64; add one with its architecture and platform
            HEAD name: x | k.yaml: targets: none is for kvm-x86_64; add one with its architecture and platform
            """)
    void what_the_tree_does_not_have_is_refused(String text, String complaint) {
        assertThat(catchThrowableOfType(KraftException.class, () -> {
                    KraftFile file = read(text);
                    file.defconfig(file.target(Target.QEMU_X86_64), List.of("musl", "uksched"));
                }))
                .hasMessage(complaint);
    }

    private static String complaintAbout(String text) {
        return String.valueOf(catchThrowableOfType(KraftException.class, () -> {
                    KraftFile file = read(text);
                    file.defconfig(file.targets().get(0), List.of());
                })
                .getMessage());
    }

    private static KraftFile read(String text) throws IOException {
        return KraftReader.read(Path.of("k.yaml"), text.replace("HEAD ", HEAD).replace('~', '\n'));
    }
}
