package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connector;
import com.mantisnxt.sync.connector.ConnectorForm;
import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntityOffer;
import com.mantisnxt.sync.connector.SettingField;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.mantisnxt.sync.connector.upload.Uploads;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads JSON, lines of JSON and CSV from any address, or from a file that was handed in. */
@Component
class CustomConnector implements Connector {

    private static final ConnectorForm FORM = new ConnectorForm(
            false,
            List.of(
                    SettingField.choice("auth", "none", "bearer", "basic", "header"),
                    SettingField.text("user").onlyFor("auth", "basic"),
                    SettingField.text("header").onlyFor("auth", "header"),
                    SettingField.secret(Credentials.KEY).onlyFor("auth", "bearer", "basic", "header")),
            Arrays.stream(EntityType.values())
                    .collect(Collectors.toMap(
                            Function.identity(),
                            entity -> new EntityOffer(List.of(), JsonNodeFactory.instance.arrayNode()))));

    private final CustomSource.Ways ways;

    CustomConnector(Outgoing outgoing, Uploads uploads, ConnectorProperties properties, Clock clock) {
        this.ways = new CustomSource.Ways(
                outgoing.of(SourceSystem.CUSTOM),
                uploads::open,
                clock,
                properties.largestRecord().toBytes());
    }

    @Override
    public SourceSystem system() {
        return SourceSystem.CUSTOM;
    }

    @Override
    public ConnectorForm form() {
        return FORM;
    }

    @Override
    public void check(ConnectionDraft draft) {
        new CustomCheck(draft).run();
    }

    @Override
    public Source open(Endpoint endpoint, EntityType entity) {
        return new CustomSource(endpoint, ways);
    }
}
