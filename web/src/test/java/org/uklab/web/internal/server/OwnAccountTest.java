/* SPDX-License-Identifier: Apache-2.0 */
package org.uklab.web.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uklab.web.internal.store.NewSubmission;
import org.uklab.web.internal.store.SubmissionKind;

/** What people do with their own account: sessions, password, data, and leaving; and what tells who has one. */
final class OwnAccountTest {
    private static final String ADAS = "ada".repeat(4);

    private TestSite site;
    private Browser ada;

    @BeforeEach
    void start(@TempDir Path uploads) throws Exception {
        site = new TestSite(uploads, 0);
        ada = site.browser().signUp("ada");
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(site.blockedLoops()).isEmpty();
        site.close();
    }

    @Test
    void signing_out_everywhere_ends_every_session_of_mine_and_no_other() {
        Browser second = signIn(ADAS);
        Browser bob = site.browser().signUp("bob");
        assertThat(ada.get("/account").body().split("Java-http-client", -1)).hasSize(3);
        assertThat(ada.submit("/account", "/account/sign-out-everywhere", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(ada.get("/account").statusCode()).isEqualTo(303);
        assertThat(second.get("/account").statusCode()).isEqualTo(303);
        assertThat(bob.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void a_changed_password_is_the_only_one_and_signs_other_browsers_out() {
        Browser second = signIn(ADAS);
        HttpResponse<String> wrong = change("not hers", "a new password");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("That is not your password. Nothing was changed.");
        assertThat(change(ADAS, "short").body()).contains("at least 8 characters");
        assertThat(change(ADAS, "a new password").statusCode()).isEqualTo(303);
        assertThat(ada.get("/account").statusCode()).isEqualTo(200);
        assertThat(second.get("/account").statusCode()).isEqualTo(303);
        assertThat(signIn(ADAS).get("/account").statusCode()).isEqualTo(303);
        assertThat(signIn("a new password").get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void the_export_has_all_of_mine_and_no_secret() {
        submission("the patch of ada");
        draft();
        String secret = token();
        HttpResponse<String> file = ada.get("/account/export");
        assertThat(file.headers().firstValue("content-disposition"))
                .hasValueSatisfying(header -> assertThat(header).contains("attachment"));
        JsonObject all = new JsonObject(file.body());
        assertThat(all.getString("name")).isEqualTo("ada");
        assertThat(all.getJsonArray("sessions")).hasSize(1);
        assertThat(all.getJsonArray("tokens").getJsonObject(0).getString("name"))
                .isEqualTo("abacus");
        assertThat(all.getJsonArray("submissions").getJsonObject(0).getString("patch"))
                .isEqualTo("the patch of ada");
        assertThat(all.getJsonArray("drafts").getJsonObject(0).getString("text"))
                .isEqualTo("unsent");
        assertThat(file.body()).doesNotContain(secret).doesNotContain("argon2");
        assertThat(site.browser().signUp("bob").get("/account/export").body()).doesNotContain("the patch of ada");
    }

    @Test
    void a_deleted_account_leaves_ids_but_no_name_session_or_token() {
        UUID id = submission("the patch of ada");
        draft();
        String secret = token();
        Browser second = signIn(ADAS);
        assertThat(ada.submit("/account", "/account/delete", Map.of("password", "not hers"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(ada.get("/account").statusCode()).isEqualTo(200);
        assertThat(ada.submit("/account", "/account/delete", Map.of("password", ADAS))
                        .statusCode())
                .isEqualTo(303);
        assertThat(ada.get("/account").statusCode()).isEqualTo(303);
        assertThat(second.get("/account").statusCode()).isEqualTo(303);
        assertThat(ask(secret)).isEqualTo(401);
        String rows = site.db()
                .tx(tx -> tx.handle()
                        .createQuery("select * from person")
                        .mapToMap()
                        .list()
                        .toString());
        assertThat(rows).doesNotContain("ada");
        int drafts = site.db()
                .tx(tx -> tx.handle()
                        .createQuery("select count(*) from draft")
                        .mapTo(int.class)
                        .one());
        assertThat(drafts).isZero();
        boolean kept = site.db().tx(tx -> tx.submissions().find(id).isPresent());
        assertThat(kept).isTrue();
        assertThat(signIn(ADAS).get("/account").statusCode()).isEqualTo(303);
        site.browser().signUp("ada");
    }

    @Test
    void a_wrong_password_is_answered_as_an_unknown_name_is() {
        HttpResponse<String> known =
                site.browser().submit("/sign-in", "/sign-in", Map.of("name", "ada", "password", "guess"));
        HttpResponse<String> unknown =
                site.browser().submit("/sign-in", "/sign-in", Map.of("name", "zqxj", "password", "guess"));
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(401);
        assertThat(plain(unknown).replace("zqxj", "ada")).isEqualTo(plain(known));
    }

    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("value=\"[0-9a-f]{64}\"", "").replaceAll("csp-nonce\" content=\"[^\"]*\"", "");
    }

    private Browser signIn(String password) {
        Browser browser = site.browser();
        browser.submit("/sign-in", "/sign-in", Map.of("name", "ada", "password", password));
        return browser;
    }

    private HttpResponse<String> change(String from, String to) {
        return ada.submit("/account", "/account/password", Map.of("password", from, "new", to));
    }

    private UUID submission(String patch) {
        return site.db()
                .tx(tx -> tx.submissions()
                        .receive(NewSubmission.practice(
                                tx.people().byName("ada").orElseThrow().id(),
                                "uksched-assign",
                                SubmissionKind.SUBMIT,
                                patch.getBytes(StandardCharsets.UTF_8)))
                        .submission()
                        .id());
    }

    private void draft() {
        boolean saved = site.db()
                .tx(tx -> tx.drafts()
                        .save(tx.people().byName("ada").orElseThrow().id(), "uksched-assign", "a.c", 0, "unsent"));
        assertThat(saved).isTrue();
    }

    private String token() {
        Matcher secret = Pattern.compile("uklab_[A-Za-z0-9_-]{43}")
                .matcher(ada.submit("/account", "/account/tokens", Map.of("name", "abacus"))
                        .body());
        assertThat(secret.find()).isTrue();
        return secret.group();
    }

    private int ask(String secret) {
        return site.browser()
                .send(HttpRequest.newBuilder(URI.create(site.url() + "/api/submissions/" + new UUID(0, 0)))
                        .header("authorization", "Bearer " + secret)
                        .build())
                .statusCode();
    }
}
