package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Custom connections as tests need them. */
final class CustomFixture {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long LARGEST_RECORD = 200_000;

    private CustomFixture() {}

    static Source ofUrl(URI uri, Outgoing outgoing, String entity) {
        return source(uri, outgoing, entity, "[]", () -> InputStream.nullInputStream());
    }

    static Source ofUrl(URI uri, Outgoing outgoing, String entity, String settings) {
        return new CustomSource(
                new Endpoint(
                        UUID.randomUUID(),
                        uri,
                        object(settings),
                        Secrets.of(Map.of("key", "s3cret")),
                        setup(entity, "[]")),
                ways(outgoing, () -> InputStream.nullInputStream()));
    }

    static Source ofFile(byte[] file, String entity) {
        return ofFile(() -> new ByteArrayInputStream(file), entity, "[]");
    }

    static Source ofFile(String file, String entity, String mapping) {
        return ofFile(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), entity, mapping);
    }

    static Source ofFile(Supplier<InputStream> file, String entity, String mapping) {
        return source(null, Doors.toOpen(), entity, mapping, file);
    }

    private static Source source(
            @Nullable URI uri, Outgoing outgoing, String entity, String mapping, Supplier<InputStream> file) {
        var endpoint = new Endpoint(UUID.randomUUID(), uri, object("{}"), Secrets.none(), setup(entity, mapping));
        return new CustomSource(endpoint, ways(outgoing, file));
    }

    private static CustomSource.Ways ways(Outgoing outgoing, Supplier<InputStream> file) {
        return new CustomSource.Ways(outgoing, (connection, entity) -> file.get(), Clock.systemUTC(), LARGEST_RECORD);
    }

    static EntitySetup setup(String entity, String mapping) {
        return new EntitySetup(
                EntityType.PRODUCT,
                true,
                object(entity),
                JSON.readValue(mapping.replace((char) 39, (char) 34), ArrayNode.class));
    }

    static ObjectNode object(String json) {
        return JSON.readValue(json.replace('\'', '"'), ObjectNode.class);
    }

    static List<SourceRecord> all(Source source) {
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            return all(walk);
        }
    }

    static List<SourceRecord> all(SourceWalk walk) {
        List<SourceRecord> all = new ArrayList<>();
        for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
            all.addAll(page);
        }
        return all;
    }
}
