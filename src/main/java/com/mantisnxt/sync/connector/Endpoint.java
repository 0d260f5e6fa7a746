package com.mantisnxt.sync.connector;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One connection and one kind of record, with all that is needed to read it. */
public record Endpoint(
        UUID connection, @Nullable URI baseUrl, ObjectNode settings, Secrets secrets, EntitySetup entity) {}
