/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    private static final Path CONTENT = Path.of("content");
    private static final Path TREE = Path.of("../kernel-tree/tree");

    @TempDir
    Path home;

    private Path exercise;

    @BeforeEach
    void copy() throws IOException {
        exercise = home.resolve("uksched-assign");
        Path from = CONTENT.resolve("uksched-assign");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, exercise.resolve(from.relativize(file).toString()));
            }
        }
    }

    private void edit(String file, String what, String by) {
        try {
            Path at = exercise.resolve(file);
            String text = Files.readString(at);
            assertThat(text).contains(what);
            Files.writeString(at, text.replace(what, by));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> problems() throws IOException {
        Catalogue catalogue = Catalogue.load(home, TREE);
        assertThat(catalogue.exercises()).isEmpty();
        return catalogue.problems().stream().map(ContentProblem::toString).toList();
    }

    @Test
    void the_catalogue_of_this_release_has_no_problems() throws IOException {
        Catalogue catalogue = Catalogue.load(CONTENT);
        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.find("uksched-assign")).hasValueSatisfying(found -> {
            assertThat(found.editable()).containsExactly("lib/uksched/assign.c");
            assertThat(found.targets()).containsExactly("qemu-x86_64", "qemu-arm64");
            assertThat(found.limits().boot()).hasSeconds(10);
            assertThat(found.proofs()).filteredOn(Proof::accepted).isNotEmpty();
            assertThat(found.proofs())
                    .filteredOn(proof -> !proof.accepted())
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allSatisfy(proof -> assertThat(proof.patch()).isRegularFile());
        });
        assertThat(catalogue.find("no-such-exercise")).isEmpty();
    }

    @Test
    void no_two_exercises_edit_the_same_file() throws IOException {
        assertThat(Catalogue.load(CONTENT).exercises())
                .flatExtracting(Exercise::editable)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_proof_that_changes_one_machines_files_alone_is_of_that_machine() throws IOException {
        Exercise both = Catalogue.load(CONTENT).find("libcontext-switch").orElseThrow();
        assertThat(both.on("qemu-arm64").proofs()).extracting(Proof::name).contains("arm64-lost-x19");
        assertThat(both.on("qemu-x86_64").proofs())
                .extracting(Proof::name)
                .contains("lost-rbx")
                .doesNotContain("arm64-lost-x19");
        assertThat(both.on("qemu-arm64").proofs()).extracting(Proof::name).doesNotContain("lost-rbx");
        assertThat(both.on("qemu-arm64").proofs()).filteredOn(Proof::accepted).isNotEmpty();
    }

    @Test
    void an_unknown_key_is_named_with_the_known_ones() throws IOException {
        edit("exercise.yaml", "title: Assign threads", "titel: x\ntitle: Assign threads");
        assertThat(problems()).singleElement().asString().contains("exercise.yaml: titel: unknown key; use one of");
    }

    @Test
    void an_unknown_key_deep_inside_is_named_with_its_path() throws IOException {
        edit("exercise.yaml", "  - id: sched-set\n", "  - id: sched-set\n    weight: 3\n");
        assertThat(problems()).singleElement().asString().contains("checks[1].weight: unknown key");
    }

    @Test
    void a_missing_key_is_named() throws IOException {
        edit("exercise.yaml", "track: threads\n", "");
        assertThat(problems()).singleElement().asString().contains("exercise.yaml: track: it is missing; add the key");
    }

    @Test
    void a_repeated_key_is_refused() throws IOException {
        edit("exercise.yaml", "track: threads\n", "track: threads\ntrack: other\n");
        assertThat(problems()).singleElement().asString().contains("Duplicate").contains("line");
    }

    @Test
    void a_text_is_no_number() throws IOException {
        edit("exercise.yaml", "minutes: 45", "minutes: \"45\"");
        assertThat(problems()).singleElement().asString().contains("exercise.yaml: minutes: not a whole number");
    }

    @Test
    void a_guest_with_more_memory_than_a_machine_has_is_refused() throws IOException {
        edit("exercise.yaml", "memoryMiB: 64", "memoryMiB: 2049");
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("limits.memoryMiB: no machine has so much; write at most 2048");
    }

    @Test
    void text_that_is_no_yaml_is_named_with_its_line() throws IOException {
        edit("exercise.yaml", "track: threads", "track: \"threads");
        assertThat(problems()).singleElement().asString().contains("not YAML").contains("line");
    }

    @Test
    void a_folder_without_a_description_is_named() throws IOException {
        Files.delete(exercise.resolve("exercise.yaml"));
        assertThat(problems()).singleElement().asString().contains("exercise.yaml: it cannot be read; create it");
    }

    @Test
    void points_must_sum_to_100() throws IOException {
        edit("exercise.yaml", "points: 5", "points: 6");
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("checks: the points sum to 102; make them sum to 100");
    }

    @Test
    void an_editable_file_must_be_in_the_tree() throws IOException {
        edit("exercise.yaml", "lib/uksched/assign.c", "lib/uksched/asign.c");
        assertThat(problems()).singleElement().asString().contains("lib/uksched/asign.c is no file of the kernel tree");
    }

    @Test
    void an_editable_file_outside_the_tree_is_refused() throws IOException {
        edit("exercise.yaml", "lib/uksched/assign.c", "../../pom.xml");
        assertThat(problems()).singleElement().asString().contains("../../pom.xml is no file of the kernel tree");
    }

    @Test
    void a_symbol_is_one_name_and_not_a_pattern() throws IOException {
        edit("exercise.yaml", "ukplat_lcpu_enable_irq", "'ukplat_\\w+'");
        assertThat(problems()).singleElement().asString().contains("symbols: 'ukplat_\\w+' is no name");
    }

    @Test
    void what_belongs_to_the_agent_is_nobody_elses() throws IOException {
        edit("exercise.yaml", "ukplat_lcpu_enable_irq", "ukplat_channel_send, uk_test_report");
        assertThat(problems())
                .anySatisfy(p -> assertThat(p).contains("symbols: ukplat_channel_send belongs to the agent"))
                .anySatisfy(p -> assertThat(p).contains("symbols: uk_test_report belongs to the agent"));
    }

    @Test
    void a_symbol_is_named_once() throws IOException {
        edit("exercise.yaml", "ukplat_lcpu_enable_irq", "ukplat_lcpu_disable_irq");
        assertThat(problems()).singleElement().asString().contains("ukplat_lcpu_disable_irq is there twice");
    }

    @Test
    void the_id_is_the_folders_name() throws IOException {
        edit("exercise.yaml", "id: uksched-assign", "id: assign");
        assertThat(problems()).singleElement().asString().contains("id: 'assign' is not the folder's name");
    }

    @Test
    void a_check_must_be_known_to_the_judge() throws IOException {
        edit("exercise.yaml", "id: running", "id: runing");
        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("this judge knows no check 'runing'"));
    }

    @Test
    void a_family_must_exist_and_know_its_keys() throws IOException {
        edit("exercise.yaml", "extraTrials: 6", "extraTrails: 6");
        assertThat(problems())
                .anySatisfy(p -> assertThat(p).contains("judge.extraTrails: unknown key"))
                .anySatisfy(p -> assertThat(p).contains("judge.extraTrials: not a number of trials"));
        edit("exercise.yaml", "family: scheduler", "family: schedular");
        assertThat(problems()).singleElement().asString().contains("judge.family: there is no family 'schedular'");
    }

    @Test
    void a_prerequisite_must_exist() throws IOException {
        edit("exercise.yaml", "prerequisites: []", "prerequisites: [uksched-nothing]");
        assertThat(Catalogue.load(home, TREE).problems())
                .singleElement()
                .asString()
                .contains("prerequisites: there is no exercise uksched-nothing");
    }

    @Test
    void every_rejected_proof_needs_its_expectation_and_the_other_way_round() throws IOException {
        edit("proofs/rejected/expect.yaml", "order-reversed:", "order-revered:");
        assertThat(problems())
                .anySatisfy(p -> assertThat(p).contains("expect.yaml: order-reversed: nothing is said of this patch"))
                .anySatisfy(p -> assertThat(p).contains("expect.yaml: order-revered: there is no such patch"));
    }

    @Test
    void an_expectation_names_checks_of_the_exercise() throws IOException {
        edit("proofs/rejected/expect.yaml", "[list-append, move]", "[list-append, mvoe]");
        assertThat(problems()).singleElement().asString().contains("order-reversed: there is no check 'mvoe'");
    }

    @Test
    void a_missing_agent_is_named() throws IOException {
        Files.delete(exercise.resolve("agent/Makefile.uk"));
        assertThat(problems()).singleElement().asString().contains("agent/Makefile.uk: it is missing");
    }
}
