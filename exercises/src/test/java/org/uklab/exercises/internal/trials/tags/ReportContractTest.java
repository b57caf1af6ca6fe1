/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.trials.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uklab.exercises.internal.trials.tags.ReportContract.ADD;
import static org.uklab.exercises.internal.trials.tags.ReportContract.CLEAR;
import static org.uklab.exercises.internal.trials.tags.ReportContract.JOIN;
import static org.uklab.exercises.internal.trials.tags.ReportContract.LIMIT;
import static org.uklab.exercises.internal.trials.tags.ReportContract.REMOVE;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.uklab.exercises.internal.trials.Answer;
import org.uklab.exercises.internal.trials.Model;
import org.uklab.exercises.internal.trials.Step;
import org.uklab.exercises.internal.trials.TrialsContract;

class ReportContractTest extends TrialsContract {
    private final Model model = new ReportContract().begin();

    ReportContractTest() {
        super(new ReportContract());
    }

    private List<Answer> perform(int op, long... args) {
        return model.answers(Step.of(op, args));
    }

    private List<String> expected(int op, long... args) {
        return perform(op, args).stream().map(Answer::expected).toList();
    }

    private String about(int op, long... args) {
        return Objects.requireNonNull(perform(op, args).get(0).about()).words();
    }

    @Test
    void blanks_are_no_letters_and_equal_lines_go_together() {
        perform(ADD, 5, 3, 4);
        assertThat(expected(ADD, 5, 3, 0)).contains("lines in the list: 2", "letters in the list: 10");
        assertThat(expected(REMOVE, 5, 4)).contains("the result: 0", "allocations in use: 4");
        assertThat(expected(REMOVE, 5, 3)).contains("the result: 2", "allocations in use: 0");
    }

    @Test
    void a_line_is_about_what_was_done_to_the_end_of_the_list_before() {
        assertThat(about(ADD, 16, 0, 0)).isEqualTo("a line fills whole granules");
        assertThat(about(ADD, 3, 1, 0)).isEqualTo("a line fills its last granule in part");
        perform(REMOVE, 3, 1);
        assertThat(about(ADD, 16, 2, 0)).isEqualTo("the last line was removed before");
        perform(CLEAR);
        assertThat(about(ADD, 0, 0, 2)).isEqualTo("a line is added afterwards");
        assertThat(about(ADD, 0, 0, 2)).isEqualTo("the text is nothing but blanks");
    }

    @Test
    void without_memory_the_list_is_as_it_was() {
        perform(ADD, 3, 0, 0);
        perform(LIMIT, 1);
        assertThat(expected(ADD, 4, 1, 0))
                .contains("the result: -ENOMEM", "lines in the list: 1", "allocations in use: 2");
    }

    @Test
    void a_joined_text_has_a_newline_behind_each_line_and_a_zero_at_the_end() {
        perform(ADD, 6, 0, 0);
        perform(ADD, 8, 1, 0);
        assertThat(about(JOIN)).isEqualTo("the text fills whole granules");
        assertThat(expected(JOIN)).contains("bytes of it with its tag, up to the 0: 17");
    }

    @Test
    void words_say_a_short_text_and_count_a_long_one() {
        ReportContract contract = new ReportContract();
        assertThat(contract.words(Step.of(ADD, 3, 0, 2))).isEqualTo("add \"aho  \"");
        assertThat(contract.words(Step.of(ADD, 32, 0, 1))).isEqualTo("add 32 letters \"ahovcjqx...\" and 1 blanks");
        assertThat(contract.words(Step.of(ADD, 0, 0, 32))).isEqualTo("add 32 blanks");
    }
}
