/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.web.internal.leaderboard.LeaderboardRoutes;
import org.uklab.web.internal.ledger.Score;
import org.uklab.web.internal.page.Assets;
import org.uklab.web.internal.page.Pages;
import org.uklab.web.internal.store.Event;

/** From the freeze on nothing of the board moves, for nobody, on no way, until it is revealed. */
final class FreezeTest {
    private static final UUID CUP = new UUID(7, 7);
    private static final UUID TEAM = new UUID(7, 8);

    private TestSite site;
    private UUID ada;
    private UUID ben;

    @BeforeEach
    void start(@TempDir Path uploads) throws Exception {
        site = new TestSite(uploads, 0);
        event(null, null);
        ada = person("ada");
        ben = person("ben");
        site.db().tx(tx -> tx.handle().execute("insert into team (id, event, name) values (?, ?, 'Owls')", TEAM, CUP));
        score(ada, "uksched-assign", 40);
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private UUID person(String name) {
        return site.db().tx(tx -> tx.people().create(name, "").orElseThrow().id());
    }

    private void event(@Nullable Instant freezes, @Nullable Instant reveals) {
        Instant opens = Instant.parse("2026-01-01T00:00:00Z");
        Event cup = new Event(CUP, "cup", "Cup", true, Event.Stage.PUBLISHED, opens, freezes, null, reveals, "");
        site.db().tx(tx -> {
            tx.events().save(cup, List.of("uksched-assign"));
            return null;
        });
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Enters a score for work that came long before the freeze: what counts is when the ledger took it. */
    private void score(UUID person, String exercise, int points) {
        Instant received = Instant.parse("2026-02-01T00:00:00Z");
        site.db()
                .tx(tx -> tx.ledger()
                        .append(new Score(
                                CUP, person, TEAM, exercise, UUID.randomUUID(), 1, "PARTIAL", points, 100, received)));
        site.boardChanged(CUP);
    }

    /** Gives the address of every route that the leaderboard has, as people and as teams, but for the streams. */
    private List<String> addresses(boolean streams) {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        new LeaderboardRoutes(vertx, site.db(), new Pages(vertx, Assets.load())).mount(router);
        List<String> found = router.getRoutes().stream()
                .map(route -> route.getPath())
                .filter(path -> path.startsWith("/events/"))
                .filter(path -> path.endsWith("/events") == streams)
                .map(path -> path.replace(":slug", "cup"))
                .flatMap(path -> List.of(ada, ben, TEAM).stream()
                        .map(id -> path.replace(":competitor", id.toString()))
                        .distinct())
                .flatMap(path -> List.of(path, path + "?by=team", path + "?view=hall").stream())
                .toList();
        vertx.close().await();
        return found;
    }

    /** Reads everything there is to read, without what differs from answer to answer anyway. */
    private Map<String, String> read() {
        Map<String, String> seen = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(addresses(false));
        all.addAll(List.of("/events", "/events/cup", "/leaderboard", "/leaderboard.json", "/health"));
        for (String address : all) {
            HttpResponse<String> answer = site.browser().get(address);
            String body = answer.body()
                    .replaceAll("content=\"[^\"]*\"", "")
                    .replaceAll("value=\"[0-9a-f]{64}\"", "")
                    .replaceAll("data-now=\"[^\"]*\"", "");
            seen.put(address, answer.statusCode() + " " + answer.headers().firstValue("etag") + "\n" + body);
        }
        return seen;
    }

    @Test
    void nothing_later_is_told_on_any_way_until_the_reveal() {
        assertThat(addresses(false)).hasSizeGreaterThan(12);
        event(now(), null);
        Map<String, String> before = read();
        assertThat(before.get("/events/cup/leaderboard")).contains("Frozen", "ada", ">40<");
        assertThat(before.get("/events/cup/leaderboard/why/" + ben)).startsWith("404");
        List<Iterator<String>> streams = addresses(true).stream()
                .map(path -> site.browser().events(path).iterator())
                .toList();
        streams.forEach(
                stream -> assertThat(next(stream)).startsWith("event: snapshot").contains("Frozen"));

        score(ben, "uksched-assign", 77);
        score(ada, "clone-thread", 55);

        assertThat(read()).isEqualTo(before);

        event(now().minusSeconds(60), now());
        score(ada, "uksched-assign", 99);
        // The next thing that a watcher hears after the freeze is the reveal: nothing was sent in between.
        streams.forEach(stream -> assertThat(next(stream))
                .startsWith("event: snapshot")
                .doesNotContain("Frozen")
                .contains("clone-thread"));
        assertThat(read().get("/events/cup/leaderboard")).contains("ben", ">77<", ">99<", "ada leads with 154 points.");
    }

    @Test
    void the_first_look_after_the_freeze_tells_no_more_than_one_before() {
        score(ben, "uksched-assign", 77);
        event(now(), null);
        score(ben, "uksched-assign", 88);
        assertThat(site.browser().get("/events/cup/leaderboard.csv").body())
                .isEqualTo("rank,name,uksched-assign,total\r\n1,ben,77,77\r\n2,ada,40,40\r\n");
    }

    @Test
    void programs_ask_by_version() {
        HttpResponse<String> first = site.browser().get("/events/cup/leaderboard.json");
        String tag = first.headers().firstValue("etag").orElseThrow();
        HttpRequest again = HttpRequest.newBuilder(URI.create(site.url() + "/events/cup/leaderboard.json"))
                .header("if-none-match", tag)
                .build();
        assertThat(site.browser().send(again).statusCode()).isEqualTo(304);
        score(ben, "uksched-assign", 100);
        HttpResponse<String> moved = site.browser().send(again);
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(moved.headers().firstValue("etag"))
                .isNotEqualTo(first.headers().firstValue("etag"));
        assertThat(moved.body()).contains("\"firsts\":[\"uksched-assign\"]").contains("\"name\":\"ben\"");
    }

    @Test
    void points_are_explained_by_entries_and_only_the_best_counts() {
        score(ada, "uksched-assign", 30);
        String why = site.browser().get("/events/cup/leaderboard/why/" + ada).body();
        assertThat(why).contains("Why ada has 40 points").contains("40/100").contains("30/100");
        assertThat(why.split("<td>yes</td>", -1)).hasSize(2);
        assertThat(why.split("<td>no</td>", -1)).hasSize(2);
        assertThat(site.browser()
                        .get("/events/cup/leaderboard/why/" + TEAM + "?by=team")
                        .body())
                .contains("Why Owls has 40 points");
        assertThat(site.browser().get("/events/cup/leaderboard/why/nobody").statusCode())
                .isEqualTo(404);
    }

    private static String next(Iterator<String> stream) {
        StringBuilder event = new StringBuilder();
        while (true) {
            String line = stream.next();
            if (line.isEmpty() && !event.isEmpty()) {
                return event.toString();
            }
            if (!line.isEmpty() && !line.startsWith(":")) {
                event.append(line).append('\n');
            }
        }
    }
}
