package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.Sources;
import java.util.UUID;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Stands in where no connections can be made. */
@Component
@Fallback
class NoConnections implements Sources {

    @Override
    public Source open(UUID connection, EntityType entity) {
        throw none();
    }

    @Override
    public String fingerprint(UUID connection, EntityType entity) {
        throw none();
    }

    @Override
    public String name(UUID connection) {
        throw none();
    }

    @Override
    public SourceSystem system(UUID connection) {
        throw none();
    }

    private static SourceFault none() {
        return new SourceFault(SourceFault.Kind.AWAY, "There are no connections here.");
    }
}
