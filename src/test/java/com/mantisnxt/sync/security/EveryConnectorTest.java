package com.mantisnxt.sync.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.ConnectorForm;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.SettingField;
import com.mantisnxt.sync.connector.SettingField.Kind;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.TestAnswer;
import com.mantisnxt.sync.testing.ConsoleTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of system that can be connected, at an address of this machine: none is asked for anything. */
@ConsoleTest
class EveryConnectorTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Connections connections;

    private OrganisationFixture organisation;
    private StandIn inside;

    @BeforeEach
    void aSystemOfThisMachine() {
        organisation = OrganisationFixture.in(context);
        inside = new StandIn(exchange -> StandIn.send(exchange, 200, "application/json", "{}".getBytes()));
    }

    @AfterEach
    void close() {
        inside.close();
    }

    @TestFactory
    Stream<DynamicTest> nothingInsideIsAsked() {
        Map<SourceSystem, ConnectorForm> forms = connections.forms();
        assertThat(forms).hasSizeGreaterThanOrEqualTo(4);
        return forms.keySet().stream()
                .flatMap(system -> Stream.of(
                                "https://127.0.0.1:%d/", "https://localhost:%d/", "https://[::ffff:127.0.0.1]:%d/")
                        .map(address -> address.formatted(inside.uri("/").getPort()))
                        .map(address -> DynamicTest.dynamicTest(system + " at " + address, () -> {
                            TestAnswer answer = asked(system, forms.get(system), address);
                            assertThat(answer.outcome()).as(answer.reason()).isEqualTo("source_forbidden_address");
                            assertThat(inside.asked()).isEmpty();
                        })));
    }

    private TestAnswer asked(SourceSystem system, ConnectorForm form, String address) {
        var entity = form.entities().keySet().iterator().next();
        var settings = filled(form.entities().get(entity).settings());
        if (system == SourceSystem.CUSTOM) {
            settings.put("id", "/id");
        }
        var setup = new EntitySetup(entity, true, settings, JSON.createArrayNode());
        Map<String, String> secrets = new HashMap<>();
        form.access().stream()
                .filter(field -> field.kind() == Kind.SECRET)
                .forEach(field -> secrets.put(field.name(), "x"));
        var draft = new ConnectionDraft(
                "Shop " + UUID.randomUUID(),
                system,
                address,
                filled(form.access()),
                Secrets.of(secrets),
                List.of(setup));
        return organisation.asAdmin(() -> {
            UUID id = connections.create(draft);
            return connections.test(id, entity);
        });
    }

    private static ObjectNode filled(List<SettingField> fields) {
        ObjectNode settings = JSON.createObjectNode();
        fields.stream()
                .filter(field -> field.kind() == Kind.TEXT && field.isNeeded())
                .forEach(field -> settings.put(field.name(), "x"));
        return settings;
    }
}
