/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing up, in and out, and what keeps strangers from doing it for others. */
final class AccountsTest {
    private static TestSite site;

    @BeforeAll
    static void start(@TempDir Path uploads) throws Exception {
        site = new TestSite(uploads, 0);
    }

    @AfterAll
    static void stop() throws Exception {
        site.close();
    }

    @Test
    void a_new_person_is_signed_in_and_goes_on_where_they_were() {
        Browser ada = site.browser();
        HttpResponse<String> answer = ada.submit(
                "/sign-up?next=/exercises/uksched-assign",
                "/sign-up",
                Map.of("name", "Ada L", "password", "analytical", "next", "/exercises/uksched-assign"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).hasValue("/exercises/uksched-assign");
        assertThat(ada.get("/").body()).contains("Ada L").contains("Sign out").doesNotContain("Sign in");
    }

    @Test
    void nobody_is_sent_to_another_site_after_signing_in() {
        site.browser().signUp("wanda");
        for (String elsewhere : List.of("//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil")) {
            HttpResponse<String> answer = site.browser()
                    .submit(
                            "/sign-in",
                            "/sign-in",
                            Map.of("name", "wanda", "password", "wandawandawandawanda", "next", elsewhere));
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("location")).hasValue("/");
        }
    }

    @Test
    void signing_in_needs_the_password_and_signing_out_ends_it() {
        site.browser().signUp("grace");
        Browser later = site.browser();
        HttpResponse<String> wrong =
                later.submit("/sign-in", "/sign-in", Map.of("name", "grace", "password", "not hers at all"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("The name or the password is wrong.");
        HttpResponse<String> right =
                later.submit("/sign-in", "/sign-in", Map.of("name", "Grace", "password", "gracegracegracegrace"));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(later.get("/").body()).contains("Sign out");

        assertThat(later.submit("/", "/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(later.get("/").body()).doesNotContain("Sign out");
    }

    @Test
    void a_token_known_before_signing_in_or_kept_after_signing_out_is_worth_nothing() {
        Browser edsger = site.browser();
        edsger.get("/");
        String before = edsger.cookie();
        edsger.signUp("edsger");
        String during = edsger.cookie();
        assertThat(during).isNotEqualTo(before);
        assertThat(asThe(before)).doesNotContain("Sign out");
        assertThat(asThe(during)).contains("Sign out");
        edsger.submit("/", "/sign-out", Map.of());
        assertThat(asThe(during)).doesNotContain("Sign out");
    }

    private static String asThe(String token) {
        return site.browser()
                .send(HttpRequest.newBuilder(URI.create(site.url()))
                        .header("cookie", "uklab=" + token)
                        .build())
                .body();
    }

    @Test
    void a_name_is_taken_once_and_bad_names_and_passwords_are_explained() {
        site.browser().signUp("barbara");
        Browser other = site.browser();
        HttpResponse<String> taken =
                other.submit("/sign-up", "/sign-up", Map.of("name", "BARBARA", "password", "long enough"));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("Somebody has that name already");
        HttpResponse<String> colon =
                other.submit("/sign-up", "/sign-up", Map.of("name", "a:b", "password", "long enough"));
        assertThat(colon.statusCode()).isEqualTo(422);
        assertThat(colon.body())
                .contains("A name has 2 to 32 letters or digits")
                .contains("value=\"a:b\"");
        HttpResponse<String> brief = other.submit("/sign-up", "/sign-up", Map.of("name", "brief", "password", "short"));
        assertThat(brief.statusCode()).isEqualTo(422);
        assertThat(brief.body()).contains("at least 8 characters");
    }

    @Test
    void guessing_a_password_is_slowed_down() {
        site.browser().signUp("tony");
        Browser guesser = site.browser();
        // On a slow machine some tries come back meanwhile.
        long refused = IntStream.range(0, 100)
                .map(i -> guesser.submit("/sign-in", "/sign-in", Map.of("name", "tony", "password", "guess " + i))
                        .statusCode())
                .takeWhile(status -> status == 401)
                .count();
        assertThat(refused).isBetween(10L, 99L);
    }

    @Test
    void who_knows_the_password_may_send_it_as_often_as_he_likes() {
        site.browser().signUp("niklaus");
        List<Integer> answers = IntStream.range(0, 12)
                .mapToObj(i -> site.browser()
                        .submit("/sign-in", "/sign-in", Map.of("name", "niklaus", "password", "niklaus".repeat(4)))
                        .statusCode())
                .toList();
        assertThat(answers).doesNotContain(429, 401);
    }

    @Test
    void a_form_without_the_visitors_own_token_is_refused() {
        Browser alan = site.browser().signUp("alan");
        assertThat(alan.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(alan.post("/sign-out", Map.of("csrf", "0".repeat(64))).statusCode())
                .isEqualTo(403);
        assertThat(site.browser().post("/sign-in", Map.of("name", "alan", "password", "alanalanalanalan")))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(403);
                    assertThat(answer.body()).contains("reload the page");
                });
        assertThat(alan.get("/").body()).contains("Sign out");
    }

    @Test
    void a_form_that_a_browser_says_is_of_another_site_is_refused() {
        HttpResponse<String> answer = site.browser()
                .send(HttpRequest.newBuilder(URI.create(site.url() + "/sign-out"))
                        .header("sec-fetch-site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void the_cookie_is_for_this_site_and_not_for_scripts() {
        assertThat(site.browser().get("/").headers().firstValue("set-cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .containsIgnoringCase("HttpOnly")
                        .contains("SameSite=Lax")
                        .contains("Path=/"));
    }
}
