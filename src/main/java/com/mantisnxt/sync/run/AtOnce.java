package com.mantisnxt.sync.run;

import com.mantisnxt.sync.run.ConnectionLimits.Limit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How many kinds of record of a connection are worked on at once, by all nodes together. */
@Service
public class AtOnce {

    private final ConnectionLimits limits;
    private final RunProperties properties;

    AtOnce(ConnectionLimits limits, RunProperties properties) {
        this.limits = limits;
        this.properties = properties;
    }

    /** Empty for as many as the installation does. */
    public Optional<Integer> find(UUID connection) {
        return limits.find(connection, Limit.KINDS);
    }

    /** @param kinds null for as many as the installation does */
    public void set(UUID connection, @Nullable Integer kinds) {
        limits.set(connection, Limit.KINDS, kinds);
    }

    int of(UUID connection) {
        return find(connection).orElse(properties.kindsAtOnce());
    }
}
