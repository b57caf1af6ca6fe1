/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.kerneltree.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uklab.kerneltree.HoleException;

/**
 * Resolve the holes of one file, line by line, keeping stubs or solutions.
 *
 * <p>Other conditionals are only counted, so that the {@code #else} and {@code #endif} of a hole are told from theirs.
 * Directives inside block comments are text, as they are for the preprocessor. One instance, one file, one thread.
 */
public final class HoleReader {
    private static final Pattern DIRECTIVE =
            Pattern.compile("\\s*#\\s*(if|ifdef|ifndef|elif|else|endif)\\b(.*)", Pattern.DOTALL);
    private static final Pattern HOLE = Pattern.compile("\\s+(STARTER_[A-Za-z0-9_]+)\\s*(/\\*.*\\*/\\s*|//.*)?");

    private final String file;
    private final boolean keepStubs;
    private final StringBuilder kept = new StringBuilder();

    private int line;
    private boolean inComment;
    private int openedAt; // line of the open hole's #ifndef, 0 outside of holes
    private boolean inStub;
    private int depth; // other conditionals open inside the hole

    private HoleReader(String file, boolean keepStubs) {
        this.file = file;
        this.keepStubs = keepStubs;
    }

    /** Resolve the text of a file; throws {@link HoleException} naming file and line. */
    public static String resolve(String file, String text, boolean keepStubs) {
        HoleReader reader = new HoleReader(file, keepStubs);
        for (int at = 0; at < text.length(); ) {
            int newline = text.indexOf('\n', at);
            int next = newline < 0 ? text.length() : newline + 1;
            reader.accept(text.substring(at, next));
            at = next;
        }
        return reader.finish();
    }

    private void accept(String text) {
        line++;
        Matcher directive = DIRECTIVE.matcher(text.stripTrailing());
        boolean marker = !inComment && directive.matches() && isMarker(directive.group(1), directive.group(2));
        trackComments(text);
        if (!marker && (openedAt == 0 || inStub == keepStubs)) {
            kept.append(text);
        }
    }

    /** Follow one conditional; true if the line is part of a hole's frame and so never kept. */
    private boolean isMarker(String word, String rest) {
        if (rest.contains("STARTER_")) {
            return open(word, rest);
        }
        if (openedAt == 0) {
            return false;
        }
        if (word.startsWith("if")) {
            depth++;
        } else if (depth > 0) {
            depth -= word.equals("endif") ? 1 : 0;
        } else {
            return frame(word);
        }
        return false;
    }

    private boolean open(String word, String rest) {
        Matcher hole = HOLE.matcher(rest);
        if (word.equals("else") || word.equals("endif")) {
            return openedAt != 0 && depth == 0 && frame(word); // "#endif /* STARTER_x */"
        }
        if (!word.equals("ifndef") || !hole.matches()) {
            throw error("a hole opens with \"#ifndef STARTER_<id>\" alone on its line");
        }
        if (openedAt != 0) {
            throw error("a hole inside the hole of line " + openedAt + "; close that one first");
        }
        openedAt = line;
        inStub = false;
        depth = 0;
        return true;
    }

    private boolean frame(String word) {
        switch (word) {
            case "else" -> {
                if (inStub) {
                    throw error("a second #else in the hole of line " + openedAt);
                }
                inStub = true;
            }
            case "endif" -> {
                if (!inStub) {
                    throw error("the hole of line " + openedAt + " has no #else, so no stub");
                }
                openedAt = 0;
            }
            default -> throw error("#" + word + " in the hole of line " + openedAt + "; a hole has only #else");
        }
        return true;
    }

    private void trackComments(String text) {
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if (inComment) {
                if (c == '*' && next == '/') {
                    inComment = false;
                    at++;
                }
            } else if (quote != 0) {
                if (c == '\\') {
                    at++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '/' && next == '*') {
                inComment = true;
                at++;
            } else if (c == '/' && next == '/') {
                return;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
    }

    private String finish() {
        if (openedAt != 0) {
            line = openedAt;
            throw error("this hole is never closed; add #endif");
        }
        return kept.toString();
    }

    private HoleException error(String what) {
        return new HoleException(file, line, what);
    }
}
