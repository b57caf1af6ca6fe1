/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Judge file names of strangers; each method says what is wrong, or nothing. Any thread. */
record Names(Set<String> editable) {
    static final String RULE = "name";

    Optional<String> odd(String name) {
        return oddCharacters(name).or(() -> oddPart(name));
    }

    Optional<String> oddCharacters(String name) {
        boolean odd = name.startsWith("\"") // git quotes names that have special characters
                || name.chars().anyMatch(Names::special);
        return when(odd, "a file name with special characters; use the names of the exercise");
    }

    /** Tell names of editable files apart that some file systems do not. */
    Optional<String> twin(String name) {
        return editable.stream()
                .filter(known -> known.equalsIgnoreCase(name) && !known.equals(name))
                .findFirst()
                .map(known -> name + " differs from " + known + " only in case; spell it as the latter");
    }

    private static Optional<String> oddPart(String name) {
        for (String part : name.split("/", -1)) {
            String lower = part.toLowerCase(Locale.ROOT);
            if (part.isEmpty() || part.equals(".") || part.equals("..") || lower.equals(".git")) {
                return Optional.of("the file name " + name + " leaves the tree; use the names of the exercise");
            }
            if (part.startsWith("@") || part.startsWith("-")) {
                return Optional.of("the file name " + name + " begins like a compiler option; use another");
            }
        }
        return Optional.empty();
    }

    /** Make a name fit to be shown, whatever it is. */
    static String shown(String name) {
        StringBuilder text = new StringBuilder();
        name.chars().limit(200).forEach(c -> text.append(special(c) ? '?' : (char) c));
        return text.toString();
    }

    private static boolean special(int c) {
        return Character.isISOControl(c) || c == '\\' || c == 0xfffd;
    }

    private static Optional<String> when(boolean wrong, String why) {
        return wrong ? Optional.of(why) : Optional.empty();
    }
}
