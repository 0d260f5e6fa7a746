package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.testing.SyncService;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;

/** One node on a server that can go down, and a service that reports one sync to it. */
record CrashingInstallation(
        CrashingServer server, Node node, OrganisationFixture organisation, SyncService service, String sync)
        implements AutoCloseable {

    /** @param more settings that differ from an installation's */
    static CrashingInstallation of(String sync, Map<String, Object> more) {
        CrashingServer server = CrashingServer.start();
        Node node = Node.on(server.database(), more);
        OrganisationFixture organisation = OrganisationFixture.in(node.context());
        var token = organisation.asAdmin(
                () -> node.bean(ApiTokens.class).create("Warehouse", Set.of(Scope.REPORT, Scope.READ), null));
        var service = new SyncService(node.address(), token.value());
        service.start(sync, "shopify", 1_000_000);
        return new CrashingInstallation(server, node, organisation, service, sync);
    }

    HttpResponse<String> tryToReport(int processed) {
        return service.tryToReport(sync, processed);
    }

    static void assertIsTurnedAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"database_away\"");
    }

    @Override
    public void close() {
        node.close();
        server.close();
    }
}
