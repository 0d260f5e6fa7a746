package com.mantisnxt.sync.security;

import com.mantisnxt.sync.account.Scope;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Every address of the API, with the scopes that open it and a body that is well-formed there. */
final class AddressesOfTheApi {

    /** Who decides on previews reads them and what came of them. */
    private static final Set<Scope> READERS = Set.of(Scope.READ, Scope.APPROVE);

    private static final Set<Scope> SERVICES = Set.of(Scope.REPORT);
    private static final Set<Scope> DECIDERS = Set.of(Scope.APPROVE);
    /** To have a preview computed takes both to read and to report. */
    private static final Set<Scope> NONE_ALONE = Set.of();

    private static final Set<Scope> ALL = Set.of(Scope.values());

    private static final String SYNC = "/api/v1/syncs/{syncId}";
    private static final String PREVIEW = "/api/v1/previews/{preview}";

    /** What is well-formed, so that the right is what decides. */
    record Opened(Set<Scope> by, String body) {}

    /** An address that is not listed fails the test, so that somebody thinks of who may reach it. */
    private static final Map<String, Opened> ADDRESSES = Map.ofEntries(
            address("GET /api/v1/syncs", READERS, ""),
            address("GET " + SYNC, READERS, ""),
            address("POST /api/v1/syncs", SERVICES, "{'syncId':'mine','entityType':'product','sourceSystem':'odoo'}"),
            address("POST " + SYNC + "/progress", SERVICES, "{'sequence':1,'processed':1}"),
            address(
                    "POST /api/v1/progress",
                    SERVICES,
                    "{'reports':[{'syncId':'theirs','sequence':1,'processed':1,'failed':0}]}"),
            address("POST " + SYNC + "/heartbeat", SERVICES, "{}"),
            address("POST " + SYNC + "/events", SERVICES, "[{'itemKey':'1','error':'no such customer'}]"),
            address("POST " + SYNC + "/finish", SERVICES, "{'status':'failed','error':'it broke'}"),
            address("GET " + SYNC + "/commands", SERVICES, ""),
            address("POST " + SYNC + "/commands/{commandId}", SERVICES, "{'outcome':'done'}"),
            address("GET /api/v1/alerts", READERS, ""),
            address("GET /api/v1/activity", READERS, ""),
            address("GET /api/v1/activity/{event}", READERS, ""),
            address("POST /api/v1/activity/retries", DECIDERS, "{'cause':'0123456789abcdef'}"),
            address("GET /api/v1/bulk/{act}", READERS, ""),
            address("GET /api/v1/bulk/{act}/syncs", READERS, ""),
            address(
                    "POST /api/v1/previews",
                    NONE_ALONE,
                    "{'connectionId':'" + UUID.randomUUID() + "','entityType':'order'}"),
            address("POST /api/v1/previews/pushed", SERVICES, "{'entityType':'product','sourceSystem':'odoo'}"),
            address("GET " + PREVIEW, ALL, ""),
            address("GET " + PREVIEW + "/items", READERS, ""),
            address("GET " + PREVIEW + "/items/count", READERS, ""),
            address("GET " + PREVIEW + "/items/{position}", READERS, ""),
            address("GET " + PREVIEW + "/exclusions", READERS, ""),
            address("GET " + PREVIEW + "/approvals", READERS, ""),
            address("GET " + PREVIEW + "/result", ALL, ""),
            address("GET " + PREVIEW + "/export", READERS, ""),
            address("GET " + PREVIEW + "/commands", ALL, ""),
            address("POST " + PREVIEW + "/exclusions", DECIDERS, "{'positions':[0],'reason':'wrong'}"),
            address("POST " + PREVIEW + "/approve", DECIDERS, "{'hash':'" + "0".repeat(64) + "'}"),
            address("DELETE " + PREVIEW + "/approval", DECIDERS, ""),
            address("POST " + PREVIEW + "/retry", DECIDERS, ""),
            address("POST " + PREVIEW + "/items", SERVICES, "[{'kind':'new','id':'9','after':{'name':'N'}}]"),
            address("POST " + PREVIEW + "/complete", SERVICES, "{'stored':3}"),
            address("POST " + PREVIEW + "/outcomes", SERVICES, "[{'id':'p-000000','outcome':'applied'}]"),
            address("POST " + PREVIEW + "/commands/{commandId}", SERVICES, "{'outcome':'done'}"));

    private static Map.Entry<String, Opened> address(String address, Set<Scope> by, String body) {
        return Map.entry(address, new Opened(by, body.replace('\'', '"')));
    }

    private AddressesOfTheApi() {}

    static Set<String> all() {
        return ADDRESSES.keySet();
    }

    /** A body that is well-formed there. */
    static String body(String address) {
        return opened(address).body();
    }

    static Opened opened(String address) {
        return Objects.requireNonNull(ADDRESSES.get(address), address);
    }
}
