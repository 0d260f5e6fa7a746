package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connector;
import com.mantisnxt.sync.connector.ConnectorForm;
import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.RemoteTarget;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.WriteOffer;
import com.mantisnxt.sync.connector.http.Outgoing;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads and writes Odoo 14 to 19, as a user of it may. */
@Component
class OdooConnector implements Connector {

    /** A page of some hundred records is far below; answers are held whole. */
    private static final long LARGEST_ANSWER = 64L << 20;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z][A-Za-z]{1,3})?(@[a-z]{2,10})?");

    private final Wire wire;

    OdooConnector(Outgoing outgoing, ConnectorProperties properties, Clock clock) {
        this.wire = new Wire(
                outgoing.of(SourceSystem.ODOO),
                clock,
                Math.min(LARGEST_ANSWER, properties.largestBody().toBytes()));
    }

    @Override
    public SourceSystem system() {
        return SourceSystem.ODOO;
    }

    @Override
    public ConnectorForm form() {
        return OdooForm.FORM;
    }

    @Override
    public void check(ConnectionDraft draft) {
        form().check(draft);
        String language = OdooForm.LANGUAGE.in(draft.settings());
        if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
            throw new InvalidInput(
                    "invalid_settings", "settings.language", "A language is written as Odoo does, such as de_DE.");
        }
    }

    @Override
    public Source open(Endpoint endpoint, EntityType entity) {
        return new OdooSource(endpoint, wire);
    }

    @Override
    public Map<EntityType, WriteOffer> writes() {
        return OdooWrites.ALL;
    }

    @Override
    public RemoteTarget target(Endpoint endpoint, EntityType entity) {
        return new OdooSource(endpoint, wire).target();
    }
}
