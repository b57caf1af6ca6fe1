/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.tests.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.uklab.kerneltree.Holes;
import org.uklab.kerneltree.SourceTree;

/**
 * What students write into the one file of uksched-assign. Any thread.
 *
 * @param starter what they find
 * @param right what they should write
 */
record Answers(String starter, String right) {
    static final String FILE = "lib/uksched/assign.c";

    static Answers read() throws IOException {
        SourceTree tree = SourceTree.read(Path.of(System.getenv("UKLAB_HOME"), "kernel-tree/tree"));
        return new Answers(Holes.starter(tree).text(FILE), Holes.reference(tree).text(FILE));
    }

    /** Puts threads at the wrong end of the list. */
    String wrong() {
        return with("UK_TAILQ_INSERT_TAIL(", "UK_TAILQ_INSERT_HEAD(");
    }

    String misspelt() {
        return with("rc = s->thread_add(s, t);", "rc = s->thread_ad(s, t);");
    }

    /** Loops when the first thread is taken away, so not before the test runs. */
    String endless() {
        return with("s->thread_remove(s, t);", "for (;;)\n\t\t;");
    }

    /** Makes the patch that turns the starter into this text, without any wit. */
    String patch(String text) {
        StringBuilder patch = new StringBuilder("--- a/" + FILE + "\n+++ b/" + FILE + "\n");
        patch.append("@@ -1,").append(starter.lines().count());
        patch.append(" +1,").append(text.lines().count()).append(" @@\n");
        starter.lines().forEach(line -> patch.append('-').append(line).append('\n'));
        text.lines().forEach(line -> patch.append('+').append(line).append('\n'));
        return patch.toString();
    }

    private String with(String piece, String other) {
        assertThat(right).contains(piece);
        return right.replace(piece, other);
    }
}
