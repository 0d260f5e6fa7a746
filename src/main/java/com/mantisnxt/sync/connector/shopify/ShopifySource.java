package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.mapping.MappedFields;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** One shop, ready to be read. */
final class ShopifySource implements Source {

    private final Endpoint endpoint;
    private final Ways ways;

    ShopifySource(Endpoint endpoint, Ways ways) {
        this.endpoint = endpoint;
        this.ways = ways;
    }

    @Override
    public SourceWalk walk(EntityType entity) {
        return walk(kind(entity), null, fields(entity));
    }

    /** Levels of inventory change without their items, by which alone one could ask. */
    @Override
    public Optional<SourceWalk> changedSince(EntityType entity, String watermark) {
        return entity == EntityType.INVENTORY
                ? Optional.empty()
                : Changes.since(watermark).map(changes -> walk(kind(entity), changes, fields(entity)));
    }

    @Override
    public Optional<SourceWalk> ids(EntityType entity) {
        return Optional.of(walk(kind(entity).idsOnly(), null, null));
    }

    @Override
    public SourceWalk resume(EntityType entity, String cursor) {
        Position position = Position.of(cursor);
        Changes changes = position.since() == null ? null : new Changes(Instant.parse(position.since()));
        ShopifyWalk walk = position.isOfIds()
                ? walk(kind(entity).idsOnly(), changes, null)
                : walk(kind(entity), changes, fields(entity));
        walk.goOn(position);
        return walk;
    }

    private ShopifyWalk walk(RecordKind kind, @Nullable Changes changes, @Nullable MappedFields fields) {
        AdminApi api = new AdminApi(Shop.of(endpoint), ways);
        return new ShopifyWalk(api, new Documents(kind), changes, fields);
    }

    private MappedFields fields(EntityType entity) {
        ArrayNode own = endpoint.entity().mapping();
        return MappedFields.of(own.isEmpty() ? kind(entity).mapping() : own);
    }

    private static RecordKind kind(EntityType entity) {
        RecordKind kind = RecordKinds.ALL.get(entity);
        if (kind == null) {
            throw new SourceFault(
                    SourceFault.Kind.UNREADABLE, "Shops at Shopify have no " + entity.label() + " records.");
        }
        return kind;
    }
}
