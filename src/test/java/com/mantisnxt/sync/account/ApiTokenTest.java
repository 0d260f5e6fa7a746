package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AccountTest
class ApiTokenTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private CurrentCaller currentCaller;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Browser service;
    private OrganisationFixture org;

    @BeforeEach
    void open() {
        service = new Browser(port);
        org = OrganisationFixture.in(context);
    }

    @Test
    void aTokenActsForItsOwnOrganisationAndWithItsScopesAlone() {
        ServiceToken token = create(Set.of(Scope.REPORT));
        assertThat(ask("who-am-i", token).body()).isEqualTo("Warehouse " + org.id + " [REPORT]");
        assertThat(ask("whose-rows", token).body()).contains(org.id.toString());
    }

    @Test
    void aRequestWithoutATokenOrWithAnUnknownOneIsRefusedWithAStableCode() {
        HttpResponse<String> without = service.get("/api/v1/who-am-i");
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(without.body()).contains("\"code\":\"token_missing\"");
        HttpResponse<String> unknown = ask("who-am-i", ServiceToken.random());
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).contains("\"code\":\"token_unknown\"").doesNotContain("mnx_");
    }

    @Test
    void neitherASessionNorAHeaderSaysWhichOrganisationAsks() {
        service.signIn(org.admin.email(), OrganisationFixture.PASSWORD);
        assertThat(service.get("/api/v1/who-am-i").statusCode()).isEqualTo(401);
        OrganisationFixture other = OrganisationFixture.in(context);
        ServiceToken token = create(Set.of(Scope.READ));
        String body = service.get(
                        "/api/v1/who-am-i", "Authorization", "Bearer " + token.value(), "X-Org-Id", other.id.toString())
                .body();
        assertThat(body).contains(org.id.toString()).doesNotContain(other.id.toString());
    }

    @Test
    void aTokenOpensNoPageOfTheBrowser() {
        ServiceToken token = create(Set.of(Scope.READ));
        assertThat(Browser.location(service.get("/who-am-i", "Authorization", "Bearer " + token.value())))
                .isEqualTo("/login");
    }

    @Test
    void noCookieIsGivenToServices() {
        HttpResponse<String> answer = ask("who-am-i", create(Set.of(Scope.READ)));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aRevokedTokenIsRefusedAsSoonAsTheCacheHasForgottenIt() {
        ServiceToken token = create(Set.of(Scope.READ));
        assertThat(ask("who-am-i", token).statusCode()).isEqualTo(200);
        org.doAsAdmin(() -> tokens.revoke(tokens.list().getFirst().id()));
        await().until(() -> ask("who-am-i", token).statusCode() == 401);
    }

    @Test
    void anExpiredTokenIsRefused() {
        ServiceToken token =
                org.asAdmin(() -> tokens.create("Old", Set.of(Scope.READ), Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(ask("who-am-i", token).body()).contains("token_unknown");
    }

    @Test
    void theLastUseIsNoted() {
        ServiceToken token = create(Set.of(Scope.READ));
        assertThat(org.asAdmin(tokens::list).getFirst().lastUsedAt()).isNull();
        ask("who-am-i", token);
        await().until(() -> org.asAdmin(tokens::list).getFirst().lastUsedAt() != null);
    }

    @Test
    void theLastUseIsNotedOnceAMinuteHoweverManyNodesNoteIt() {
        ServiceToken token = create(Set.of(Scope.READ));
        ask("who-am-i", token);
        await().until(() -> org.asAdmin(tokens::list).getFirst().lastUsedAt() != null);
        Instant noted = org.asAdmin(tokens::list).getFirst().lastUsedAt();
        touch();
        assertThat(org.asAdmin(tokens::list).getFirst().lastUsedAt()).isEqualTo(noted);
    }

    /** As another node would, which knows nothing of what this one noted. */
    private void touch() {
        var id = org.asAdmin(tokens::list).getFirst().id();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> jdbc.sql("select sync_console.touch_api_token(:org, :id)")
                        .param("org", org.id.value())
                        .param("id", id)
                        .query((row, number) -> number)
                        .list());
    }

    @Test
    void onlyTheHashOfATokenIsKept() {
        ServiceToken token = create(Set.of(Scope.READ));
        byte[] kept = org.asAdmin(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select token_hash from sync_console.api_token where org_id = :o")
                        .param("o", org.id.value())
                        .query(byte[].class)
                        .single()));
        assertThat(kept).isEqualTo(token.hash());
        assertThat(org.asAdmin(tokens::list).getFirst().prefix()).hasSize(12);
        assertThat(token.value())
                .startsWith(org.asAdmin(tokens::list).getFirst().prefix());
    }

    @Test
    void anAdministratorSeesAndRevokesOnlyTokensOfTheOwnOrganisation() {
        ServiceToken token = create(Set.of(Scope.READ));
        OrganisationFixture other = OrganisationFixture.in(context);
        var id = org.asAdmin(tokens::list).getFirst().id();
        assertThat(other.asAdmin(tokens::list)).isEmpty();
        other.doAsAdmin(() -> tokens.revoke(id));
        assertThat(org.asAdmin(tokens::list).getFirst().revokedAt()).isNull();
        assertThat(ask("who-am-i", token).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyAdministratorsMakeListAndRevokeTokens() {
        var operator = new Caller(org.id, null, "Operator", Role.OPERATOR.rights());
        assertThatThrownBy(() -> currentCaller.runAs(operator, () -> tokens.create("x", Set.of(Scope.READ), null)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> currentCaller.runAs(operator, tokens::list)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> currentCaller.runAs(operator, () -> tokens.revoke(org.admin.id())))
                .isInstanceOf(NotAllowed.class);
    }

    private ServiceToken create(Set<Scope> scopes) {
        return org.asAdmin(() -> tokens.create("Warehouse", scopes, null));
    }

    private HttpResponse<String> ask(String path, ServiceToken token) {
        return service.get("/api/v1/" + path, "Authorization", "Bearer " + token.value());
    }
}
