package com.mantisnxt.sync.testing;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.Sources;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Connections that tests make up: each leads to records the test put down. Import it where sources are needed. */
@TestComponent
@Primary
public final class MadeUpSources implements Sources {

    private final Map<UUID, Source> sources = new ConcurrentHashMap<>();
    private final Map<UUID, String> settings = new ConcurrentHashMap<>();

    /** @return the connection's id */
    public UUID connect(Source source) {
        UUID connection = UUID.randomUUID();
        replace(connection, source);
        return connection;
    }

    /** The same connection, and something else behind it. */
    public void replace(UUID connection, Source source) {
        sources.put(connection, source);
    }

    /** As if somebody had changed the connection's settings. */
    public void change(UUID connection) {
        settings.put(connection, UUID.randomUUID().toString());
    }

    @Override
    public Source open(UUID connection, EntityType entity) {
        return Optional.ofNullable(sources.get(connection)).orElseThrow(MadeUpSources::none);
    }

    @Override
    public String fingerprint(UUID connection, EntityType entity) {
        open(connection, entity);
        return settings.getOrDefault(connection, "as made");
    }

    @Override
    public String name(UUID connection) {
        return "Made up";
    }

    @Override
    public SourceSystem system(UUID connection) {
        return SourceSystem.CUSTOM;
    }

    private static SourceFault none() {
        return new SourceFault(SourceFault.Kind.WRONG_ADDRESS, "There is no such connection.");
    }
}
