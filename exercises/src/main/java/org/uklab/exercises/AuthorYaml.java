/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.uklab.exercises.internal.Complaints;
import org.uklab.exercises.internal.Problems;
import org.uklab.exercises.internal.StrictYaml;

/** Read YAML that authors write elsewhere as strictly as that of exercises, complaining in the same words. Any thread. */
public final class AuthorYaml {
    private AuthorYaml() {}

    /**
     * Read a text into records.
     *
     * @param file what the text is called in complaints
     * @param problems is added to if, and only if, the answer is empty
     */
    public static <T> Optional<T> read(String file, String text, TypeReference<T> type, List<ContentProblem> problems) {
        Problems found = new Problems();
        Optional<T> value = StrictYaml.parse(text, type, new Complaints(Path.of(file), found));
        problems.addAll(found.found());
        return value;
    }
}
