/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.grader.internal.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uklab.grader.internal.firewall.ObjectFile;
import org.uklab.kerneltree.BuildPlan.Step;

/**
 * Compare what the linker did with a student's objects with what it did with the starter's: a second look, by the
 * program that the firewall guards, at what the firewall read for itself.
 *
 * <p>A map is believed because nothing of the student's runs where it is written, and no name that could hold a line of
 * it gets past the firewall.
 */
final class LinkCheck {
    private final LinkMap before;
    private final LinkMap now;
    private final Map<String, ObjectFile> students;

    private LinkCheck(LinkMap before, LinkMap now, Map<String, ObjectFile> students) {
        this.before = before;
        this.now = now;
        this.students = students;
    }

    /**
     * Say what is not as it was, for words behind "in the link,"; empty if all is well.
     *
     * @param students output path of each new object to what the firewall read in it
     * @throws IOException if a map is missing
     */
    static Optional<String> difference(Baseline baseline, LinkStage.Linked linked, Map<String, ObjectFile> students)
            throws IOException {
        for (Step step : baseline.plan().steps()) {
            Path map = linked.maps().get(step.output());
            if (map != null) {
                LinkMap before = LinkMap.parse(Files.readString(baseline.map(step.output())));
                Optional<String> found = difference(step, before, LinkMap.parse(Files.readString(map)), students);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    static Optional<String> difference(Step step, LinkMap before, LinkMap now, Map<String, ObjectFile> students) {
        Map<String, ObjectFile> named = students.entrySet().stream()
                .collect(Collectors.toMap(e -> Baseline.anywhere(e.getKey()), Map.Entry::getValue));
        LinkCheck check = new LinkCheck(before, now, named);
        if (!now.files().equals(before.files()) || !now.members().isEmpty()) {
            return Optional.of("other files take part than before");
        }
        return check.symbols().or(() -> step.argv().contains("-r") ? check.joined() : Optional.empty());
    }

    private Optional<String> symbols() {
        for (Map.Entry<String, String> owned : now.owners().entrySet()) {
            String symbol = owned.getKey();
            ObjectFile student = students.get(owned.getValue());
            String owner = before.owners().getOrDefault(symbol, owned.getValue());
            if (!owner.equals(owned.getValue())) {
                return Optional.of(symbol + " comes from " + owned.getValue() + " instead of " + owner);
            }
            if (student != null && !student.defined().contains(symbol)) {
                return Optional.of(owned.getValue() + " brings " + symbol);
            }
        }
        return Optional.empty();
    }

    // Nothing is left out of a library's object: what is not the student's is there as before, in every piece. Their
    // order is nobody's promise: a piece of the same name as one of the student's moves to that.
    private Optional<String> joined() {
        Set<String> lost = new HashSet<>(before.owners().keySet());
        lost.removeAll(now.owners().keySet());
        lost.removeIf(symbol -> students.containsKey(before.owners().get(symbol)));
        if (!lost.isEmpty()) {
            return Optional.of(lost + " are gone");
        }
        for (Map.Entry<String, List<String>> pieces : now.pieces().entrySet()) {
            ObjectFile student = students.get(pieces.getKey());
            boolean fine = student == null
                    ? sorted(pieces.getValue()).equals(sorted(before.pieces().get(pieces.getKey())))
                    : names(student)
                            .containsAll(pieces.getValue().stream()
                                    .map(LinkCheck::name)
                                    .toList());
            if (!fine) {
                return Optional.of(pieces.getKey() + " brings other sections than it has");
            }
        }
        return Optional.empty();
    }

    private static List<String> sorted(@Nullable List<String> pieces) {
        return pieces == null ? List.of() : pieces.stream().sorted().toList();
    }

    private static Set<String> names(ObjectFile student) {
        return student.sections().stream().map(ObjectFile.Section::name).collect(Collectors.toSet());
    }

    private static String name(String piece) {
        return piece.substring(0, piece.indexOf(' '));
    }
}
