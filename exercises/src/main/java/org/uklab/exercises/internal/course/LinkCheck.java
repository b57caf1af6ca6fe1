/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.exercises.internal.course;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.uklab.exercises.Catalogue;
import org.uklab.exercises.Course;
import org.uklab.exercises.Exercise;
import org.uklab.exercises.Page;
import org.uklab.exercises.internal.Complaints;
import org.uklab.exercises.internal.Problems;

/** Complain of links that lead nowhere: those of the pages, and those of statements to pages. One thread; blocks. */
record LinkCheck(Course course, Catalogue catalogue, Problems problems) {
    private static final Pattern PAGE = Pattern.compile("(?:\\.\\./([a-z0-9-]+)/)?([a-z0-9-]+)\\.md");
    private static final Pattern LEARN = Pattern.compile("/learn/([a-z0-9-]+)/([a-z0-9-]+)");
    private static final Parser PARSER = Parser.builder().build();

    void check() throws IOException {
        for (Page page : course.pages().toList()) {
            Complaints complaints = new Complaints(page.dir().resolve(page.id() + ".md"), problems);
            for (String link : page.links()) {
                check(page, link, complaints);
            }
        }
        for (Exercise exercise : catalogue.exercises()) {
            checkStatement(exercise);
        }
    }

    private void check(Page page, String link, Complaints complaints) {
        if (link.startsWith(Page.EXERCISE)) {
            String id = link.substring(Page.EXERCISE.length());
            if (catalogue.find(id).isEmpty()) {
                complaints.about(link, "there is no such exercise", "correct the name");
            }
            return;
        }
        Matcher local = PAGE.matcher(link);
        if (local.matches()) {
            String track = local.group(1) == null ? page.track() : local.group(1);
            if (!exists(track, local.group(2))) {
                complaints.about(link, "there is no such page", "correct the name");
            }
        } else if (!link.startsWith("https://")) {
            complaints.about(link, "neither a page nor an address", "write page.md, ../track/page.md or https://...");
        }
    }

    private void checkStatement(Exercise exercise) throws IOException {
        Complaints complaints = new Complaints(exercise.statement(), problems);
        List<String> links = PageText.of(PARSER.parse(Files.readString(exercise.statement())))
                .links();
        if (links.stream().noneMatch(link -> LEARN.matcher(link).matches())) {
            complaints.about("", "it does not link to its tutorial", "link to /learn/" + exercise.track() + "/page");
        }
        for (String link : links) {
            Matcher learn = LEARN.matcher(link);
            boolean fine = learn.matches()
                    ? exists(learn.group(1), learn.group(2))
                    : link.startsWith("https://")
                            || (link.startsWith("/exercises/")
                                    && catalogue
                                            .find(link.substring("/exercises/".length()))
                                            .isPresent());
            if (!fine) {
                complaints.about(link, "it leads nowhere", "link to a page, /learn/track/page, or to https://...");
            }
        }
    }

    private boolean exists(String track, String page) {
        return course.track(track).flatMap(found -> found.page(page)).isPresent();
    }
}
