package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.secret.SecretKeyProperties;
import com.mantisnxt.sync.connector.upload.Uploads;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Connections of a new organisation, and short words for what its administrator does. */
@ConsoleTest
@TestPropertySource(properties = {"sync.connector.allow-private-addresses=true", "sync.connector.largest-upload=3MB"})
abstract class ConnectionFixture {

    static final JsonMapper JSON = new JsonMapper();
    static final String PRODUCTS = "{'list':'/items','id':'/id','total':'/total'}";

    final Caller admin = Organisations.anybody();

    @Autowired
    Connections connections;

    @Autowired
    Sources sources;

    @Autowired
    Uploads uploads;

    @Autowired
    CurrentCaller currentCaller;

    static SecretKeyProperties keys(byte[] current, byte[]... earlier) {
        var base64 = java.util.Base64.getEncoder();
        return new SecretKeyProperties(
                base64.encodeToString(current),
                java.nio.file.Path.of("target", "none"),
                java.util.Arrays.stream(earlier).map(base64::encodeToString).toList());
    }

    void keep(UUID id, String name, String content) {
        runAs(
                admin,
                () -> uploads.keep(
                        id,
                        EntityType.PRODUCT,
                        name,
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
    }

    byte[] sealed(UUID id) {
        try (Session database = TestServer.POSTGRES_18.shared().asAdministrator()) {
            return database.value(byte[].class, "select secrets from sync_console.connection where id = ?", id);
        }
    }

    UUID create(ConnectionDraft draft) {
        return create(admin, draft);
    }

    UUID create(Caller caller, ConnectionDraft draft) {
        return as(caller, () -> connections.create(draft));
    }

    void update(UUID id, long version, ConnectionDraft draft) {
        runAs(admin, () -> connections.update(id, version, draft));
    }

    <T> T as(Caller caller, Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }

    void runAs(Caller caller, Runnable work) {
        currentCaller.runAs(caller, work);
    }

    static ConnectionDraft draft(String name, String url, String auth, Map<String, String> secrets) {
        return draft(name, url, auth, secrets, setup(PRODUCTS, "[]"));
    }

    static ConnectionDraft draft(String name, String url, String auth, Map<String, String> secrets, EntitySetup setup) {
        ObjectNode settings = JSON.createObjectNode().put("auth", auth);
        return new ConnectionDraft(name, SourceSystem.CUSTOM, url, settings, Secrets.of(secrets), List.of(setup));
    }

    static EntitySetup setup(String settings, String mapping) {
        return new EntitySetup(
                EntityType.PRODUCT,
                true,
                JSON.readValue(settings.replace('\'', '"'), ObjectNode.class),
                JSON.readValue(mapping.replace('\'', '"'), ArrayNode.class));
    }

    static void assertCode(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code().value()).isEqualTo(code));
    }
}
