/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uklab.exercises.TagMap;
import org.uklab.exercises.Timeline;

/**
 * Tell a student everything about one graded attempt; the JSON form has the same names. Any thread.
 *
 * @param phase where it ended, "build", "boot" or "test", for verdicts that have one
 * @param what which limit, for {@code LIMIT_EXCEEDED} and {@code OUTPUT_LIMIT}
 * @param score 0 to {@code maxScore}; 0 unless the guest ended by itself
 * @param message a sentence or more in words for a student
 * @param checks all of the exercise, in its order
 * @param diagnostics what the compiler said of the student's files, warnings of a build that passed included
 * @param boots one for each seed that the kernel was booted with; empty if it never ran
 * @param flags {@code TAMPERED} if a human should look; never an accusation
 * @param end how the guest ended, if it said so
 * @param backtrace where it ended, innermost first; empty if unknown
 * @param timeline threads over the steps of one trial, from exercises about threads
 * @param tags of memory in one trial, from exercises about allocators
 * @param console what it printed, without control characters, head and tail
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        Verdict verdict,
        Verdict.Owner owner,
        @Nullable String phase,
        @Nullable String what,
        int score,
        int maxScore,
        String exercise,
        long seed,
        String message,
        List<CheckLine> checks,
        List<Diagnostic> diagnostics,
        List<PhaseTime> phases,
        Digests digests,
        List<Boot> boots,
        List<String> flags,
        @Nullable End end,
        List<Place> backtrace,
        @Nullable Timeline timeline,
        @Nullable TagMap tags,
        String console) {
    public static final String TAMPERED = "TAMPERED";

    public Report {
        checks = List.copyOf(checks);
        diagnostics = List.copyOf(diagnostics);
        phases = List.copyOf(phases);
        boots = List.copyOf(boots);
        flags = List.copyOf(flags);
        backtrace = List.copyOf(backtrace);
    }

    /** Say how one check went. */
    public record CheckLine(String id, String title, boolean passed, int points, String expected, String seen) {}

    /**
     * Point at a line of the student's file.
     *
     * @param line 1-based, 0 if none
     * @param column 1-based, 0 if none
     * @param severity {@code error}, {@code warning} or {@code note}
     */
    public record Diagnostic(String file, int line, int column, String severity, String message) {}

    /** Say how long a phase took; the order is that of the pipeline. */
    public record PhaseTime(String name, long millis) {}

    /**
     * Name exactly what was graded with, as SHA-256 in hex.
     *
     * @param tree the starter tree
     * @param image the linked kernel before the scenario is written into it; absent if none was linked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Digests(
            String tree, String toolchain, @Nullable String image, String machine) {}

    /**
     * Say how one boot went.
     *
     * @param seed derived from the attempt's
     * @param instructions that the guest executed; absent where nobody counts
     * @param millis from the start of the machine to its end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Boot(long seed, @Nullable Long instructions, long millis) {}

    /**
     * Repeat the guest's own last words.
     *
     * @param ip where, in hex; {@code 0x0} if unknown
     */
    public record End(String kind, int value, String ip, String text) {}

    /**
     * Name a place in the source that the kernel was in.
     *
     * @param file tree path, or of the exercise's application
     * @param line 1-based, 0 if none
     * @param yours whether the student may edit the file
     */
    public record Place(String function, String file, int line, boolean yours) {
        @Override
        public String toString() {
            return function + " (" + file + ":" + line + ")";
        }
    }
}
