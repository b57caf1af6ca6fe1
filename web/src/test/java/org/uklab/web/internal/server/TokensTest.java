/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens: made, shown once, used by programs, revoked; and how often one may ask. */
final class TokensTest {
    /** Of no submission: who may ask gets 404, who may not 401. */
    private static final String ASK = "/api/submissions/" + new UUID(0, 0);

    private TestSite site;

    @BeforeEach
    void start(@TempDir Path uploads) throws Exception {
        site = new TestSite(uploads, 0);
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(site.blockedLoops()).isEmpty();
        site.close();
    }

    @Test
    void a_token_is_shown_once_and_lets_a_program_in_until_it_is_revoked() {
        Browser ada = site.browser().signUp("ada");
        String secret = make(ada, "abacus");
        assertThat(ada.get("/account").body())
                .contains("abacus")
                .contains(">never<")
                .doesNotContain(secret);
        assertThat(ask("Bearer " + secret).statusCode()).isEqualTo(404);
        assertThat(ask("bearer " + secret).statusCode()).isEqualTo(404);
        assertThat(ask("Basic " + base64("anybody:" + secret)).statusCode()).isEqualTo(404);
        assertThat(ada.get("/account").body()).doesNotContain(">never<");

        assertThat(ada.submit("/account", revoke(ada), Map.of()).statusCode()).isEqualTo(303);
        assertThat(ask("Bearer " + secret).statusCode()).isEqualTo(401);
        assertThat(ada.get("/account").body()).doesNotContain("abacus");
    }

    @Test
    void only_a_hash_of_a_token_is_kept() {
        String secret = make(site.browser().signUp("ada"), "abacus");
        List<Map<String, Object>> rows = site.db()
                .tx(tx -> tx.handle()
                        .createQuery("select * from access_token")
                        .mapToMap()
                        .list());
        assertThat(rows).hasSize(1);
        assertThat(rows.toString()).doesNotContain(secret.substring(6));
    }

    @Test
    void a_token_is_its_makers_business() {
        Browser ada = site.browser().signUp("ada");
        String secret = make(ada, "abacus");
        Browser eve = site.browser().signUp("eve");
        assertThat(eve.get("/account").body()).doesNotContain("abacus");
        assertThat(eve.submit("/account", revoke(ada), Map.of()).statusCode()).isEqualTo(404);
        assertThat(ask("Bearer " + secret).statusCode()).isEqualTo(404);
    }

    @Test
    void a_token_opens_the_api_and_no_page() {
        String secret = make(site.browser().signUp("ada"), "abacus");
        HttpResponse<String> page = site.browser()
                .send(HttpRequest.newBuilder(URI.create(site.url() + "/account"))
                        .header("authorization", "Bearer " + secret)
                        .build());
        assertThat(page.statusCode()).isEqualTo(303);
    }

    @Test
    void a_token_without_a_name_and_one_too_many_are_refused_with_the_remedy() {
        Browser ada = site.browser().signUp("ada");
        HttpResponse<String> nameless = ada.submit("/account", "/account/tokens", Map.of("name", "  "));
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body()).contains("has 1 to 40 letters");
        IntStream.range(0, 20).forEach(i -> make(ada, "token " + i));
        HttpResponse<String> more = ada.submit("/account", "/account/tokens", Map.of("name", "more"));
        assertThat(more.statusCode()).isEqualTo(409);
        assertThat(more.body()).contains("20 tokens already. Revoke one first.");
    }

    @Test
    void the_name_of_a_token_is_text_wherever_it_is_shown() {
        Browser ada = site.browser().signUp("ada");
        make(ada, "<b>\"x\"");
        assertThat(ada.get("/account").body()).doesNotContain("<b>").contains("&lt;b&gt;");
    }

    @Test
    void guessing_tokens_is_slowed_down_and_a_refusal_says_what_to_do() {
        HttpResponse<String> wrong = ask("Bearer uklab_guess");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("token of your account page");
        assertThat(wrong.headers().firstValue("www-authenticate")).isPresent();
        List<Integer> answers = IntStream.range(0, 80)
                .mapToObj(i -> ask("Bearer uklab_guess" + i).statusCode())
                .toList();
        assertThat(answers).contains(429);
        assertThat(ask("Bearer uklab_guess").headers().firstValue("retry-after"))
                .hasValue("60");
    }

    @Test
    void a_program_that_asks_all_the_time_is_told_to_wait() {
        String secret = make(site.browser().signUp("ada"), "abacus");
        String other = make(site.browser().signUp("bob"), "abacus");
        List<HttpResponse<String>> answers =
                IntStream.range(0, 240).mapToObj(i -> ask("Bearer " + secret)).toList();
        HttpResponse<String> refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.body()).contains("at most once a second");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(ask("Bearer " + other).statusCode()).isEqualTo(404);
    }

    private static String make(Browser person, String name) {
        HttpResponse<String> page = person.submit("/account", "/account/tokens", Map.of("name", name));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
        return find("uklab_[A-Za-z0-9_-]{43}", page.body());
    }

    private static String revoke(Browser person) {
        return find("/account/tokens/[0-9a-f-]+/revoke", person.get("/account").body());
    }

    private static String find(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group();
    }

    private HttpResponse<String> ask(String authorization) {
        return site.browser()
                .send(HttpRequest.newBuilder(URI.create(site.url() + ASK))
                        .header("authorization", authorization)
                        .build());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
