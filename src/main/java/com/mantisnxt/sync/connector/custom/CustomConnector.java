package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connector;
import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.mantisnxt.sync.connector.upload.Uploads;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads JSON, lines of JSON and CSV from any address, or from a file that was handed in. */
@Component
class CustomConnector implements Connector {

    private final CustomSource.Ways ways;

    CustomConnector(Outgoing outgoing, Uploads uploads, ConnectorProperties properties, Clock clock) {
        this.ways = new CustomSource.Ways(
                outgoing, uploads::open, clock, properties.largestRecord().toBytes());
    }

    @Override
    public SourceSystem system() {
        return SourceSystem.CUSTOM;
    }

    @Override
    public Set<String> secretNames(ConnectionDraft draft) {
        return Setup.settings(draft.settings()).way() == CustomSettings.Auth.none ? Set.of() : Set.of(Credentials.KEY);
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
