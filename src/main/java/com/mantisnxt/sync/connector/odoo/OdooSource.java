package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.RemoteTarget;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceWalk;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** One connection to an Odoo, ready to be read; signs in once. */
final class OdooSource implements Source {

    private final Endpoint endpoint;
    private final Transport transport;

    OdooSource(Endpoint endpoint, Wire wire) {
        this.endpoint = endpoint;
        this.transport = transport(Access.of(endpoint), wire);
    }

    private Transport transport(Access access, Wire wire) {
        return switch (OdooForm.PROTOCOL.in(endpoint.settings())) {
            case OdooForm.JSON_RPC -> new JsonRpc(access, wire);
            case OdooForm.JSON_2 -> new Json2(access, wire);
            default -> new EitherTransport(access, wire);
        };
    }

    @Override
    public SourceWalk walk(EntityType entity) {
        return entity == EntityType.INVENTORY
                ? new InventoryWalk(endpoint.entity().mapping(), reading())
                : new OdooWalk(shape(entity), endpoint.entity(), reading(), null);
    }

    /** Stock has no date of its own to go by: its rows come, go and are merged. */
    @Override
    public Optional<SourceWalk> changedSince(EntityType entity, String watermark) {
        if (entity == EntityType.INVENTORY) {
            return Optional.empty();
        }
        try {
            Instant since = Instant.parse(watermark);
            return Optional.of(new OdooWalk(shape(entity), endpoint.entity(), reading(), since));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public SourceWalk resume(EntityType entity, String cursor) {
        Place place = Place.of(cursor);
        if (Boolean.TRUE.equals(place.ids())) {
            return new IdWalk(shape(entity), endpoint.entity(), reading()).at(place);
        }
        if (entity == EntityType.INVENTORY) {
            return new InventoryWalk(endpoint.entity().mapping(), reading()).at(place);
        }
        return new OdooWalk(shape(entity), endpoint.entity(), reading(), place.from()).at(place);
    }

    @Override
    public Optional<SourceWalk> ids(EntityType entity) {
        return entity == EntityType.INVENTORY
                ? Optional.empty()
                : Optional.of(new IdWalk(shape(entity), endpoint.entity(), reading()));
    }

    RemoteTarget target() {
        return new OdooTarget(shape(endpoint.entity().entity()), endpoint.entity(), reading());
    }

    private Reading reading() {
        return new Reading(new Odoo(transport, OdooForm.LANGUAGE.in(endpoint.settings())));
    }

    private static Shape shape(EntityType entity) {
        Shape shape = OdooForm.SHAPES.get(entity);
        if (shape == null) {
            throw new SourceFault(Kind.UNREADABLE, "Odoo has no " + entity.label() + " to read.");
        }
        return shape;
    }
}
