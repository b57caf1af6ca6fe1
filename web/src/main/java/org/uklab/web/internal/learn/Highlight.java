/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colour code with the classes that the editor has, so that both look alike. Any thread.
 *
 * @param kinds names of classes; the pattern has a group for each
 */
record Highlight(List<String> kinds, Pattern pattern) {
    private static final String C_COMMENT = "/\\*(?s:.*?)\\*/|//[^\n]*";
    private static final String HASH_COMMENT = "(?m:(?:^|(?<=\\s))#[^\n]*)";
    private static final String STRING = "\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'";
    private static final String NUMBER = "\\b(?:0x[0-9a-fA-F]+|\\d+(?:\\.\\d+)?)[uUlL]*\\b";
    private static final String C_WORDS =
            "\\b(?:asm|__asm__|break|case|const|continue|default|do|else|enum|extern|for|goto|if|inline|register|return"
                    + "|sizeof|static|struct|switch|typedef|union|volatile|while|NULL|true|false)\\b";
    private static final String C_TYPES = "\\b(?:void|char|short|int|long|float|double|signed|unsigned|bool|_Bool"
            + "|\\w+_t|__[us](?:8|16|32|64)|__(?:sz|uptr|nsec|bool))\\b";

    private static final Highlight C = of(
            "comment", C_COMMENT,
            "meta", "(?m:^[ \t]*#[ \t]*\\w+(?:[ \t]+<[^>\n]+>)?)",
            "string", STRING,
            "keyword", C_WORDS,
            "typeName", C_TYPES,
            "number", NUMBER);
    private static final Highlight ASSEMBLY = of(
            "comment",
            C_COMMENT,
            "meta",
            "(?m:^[ \t]*#[ \t]*\\w+)|(?<![\\w.])\\.\\w+",
            "string",
            STRING,
            "keyword",
            "(?m:^[\\w.]+:|(?<=^\t)[a-z][a-z0-9.]*\\b)",
            "typeName",
            "%\\w+|\\b(?:[xw]\\d+|sp|lr|[xw]zr)\\b",
            "number",
            NUMBER);
    private static final Highlight KEYS = of(
            "comment",
            HASH_COMMENT,
            "meta",
            "\\$\\([^)\n]*\\)",
            "string",
            STRING,
            "keyword",
            "(?m:^[ \t]*(?:- )?[\\w-]+(?=[ \t]*(?::|\\+?=)))");
    private static final Highlight SHELL = of("comment", HASH_COMMENT, "string", STRING);

    private static final Map<String, Highlight> LANGUAGES =
            Map.of("c", C, "h", C, "asm", ASSEMBLY, "yaml", KEYS, "make", KEYS, "sh", SHELL);

    Highlight {
        kinds = List.copyOf(kinds);
    }

    private static Highlight of(String... kindsAndPatterns) {
        List<String> kinds = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < kindsAndPatterns.length; i += 2) {
            kinds.add(kindsAndPatterns[i]);
            patterns.add("(" + kindsAndPatterns[i + 1] + ")");
        }
        return new Highlight(kinds, Pattern.compile(String.join("|", patterns)));
    }

    /** Turn code into HTML; of a language that is not known, without colours. */
    static String html(String language, String code) {
        Highlight known = LANGUAGES.get(language);
        return known == null ? escape(code) : known.html(code);
    }

    private String html(String code) {
        StringBuilder html = new StringBuilder();
        Matcher token = pattern.matcher(code);
        int end = 0;
        while (token.find()) {
            int kind = 0;
            while (token.group(kind + 1) == null) {
                kind++;
            }
            html.append(escape(code.substring(end, token.start())));
            html.append("<span class=\"tok-").append(kinds.get(kind)).append("\">");
            html.append(escape(token.group())).append("</span>");
            end = token.end();
        }
        return html.append(escape(code.substring(end))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
