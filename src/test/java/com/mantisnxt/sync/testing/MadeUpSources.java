package com.mantisnxt.sync.testing;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.Sources;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Connections that tests make up: each leads to records the test put down. Import it where sources are needed. */
@TestComponent
@Primary
public final class MadeUpSources implements Sources {

    private final Map<UUID, Source> sources = new ConcurrentHashMap<>();
    private final Map<UUID, String> settings = new ConcurrentHashMap<>();
    private final Set<UUID> archived = ConcurrentHashMap.newKeySet();
    private final Function<UUID, Source> others;

    public MadeUpSources() {
        this(connection -> {
            throw none();
        });
    }

    /** @param others what is behind a connection that no test has put down here */
    public MadeUpSources(Function<UUID, Source> others) {
        this.others = others;
    }

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

    /** As if an administrator had archived the connection. */
    public void archive(UUID connection) {
        archived.add(connection);
    }

    @Override
    public Source open(UUID connection, EntityType entity) {
        if (archived.contains(connection)) {
            throw new Archived();
        }
        Source source = sources.get(connection);
        return source == null ? others.apply(connection) : source;
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

    private static final class Archived extends Refused {
        Archived() {
            super(ErrorCode.conflict("connection_archived"), "The connection was archived.");
        }
    }

    private static SourceFault none() {
        return new SourceFault(SourceFault.Kind.WRONG_ADDRESS, "There is no such connection.");
    }
}
