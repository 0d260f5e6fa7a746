package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.Presence;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Unseen;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** One connection to a shop, ready to be read. */
final class WooCommerceSource implements Source {

    private static final DateTimeFormatter WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Shop shop;
    private final ArrayNode mapping;

    WooCommerceSource(Endpoint endpoint, ArrayNode usual, Shop.Ways ways) {
        this.shop = new Shop(endpoint, ways);
        ArrayNode said = endpoint.entity().mapping();
        this.mapping = said.isEmpty() ? usual : said;
    }

    @Override
    public SourceWalk walk(EntityType type) {
        ShopEntity entity = ShopEntity.of(type);
        return from(entity, ShopPosition.start(null, false, entity.lists()));
    }

    @Override
    public Optional<SourceWalk> changedSince(EntityType type, String watermark) {
        ShopEntity entity = ShopEntity.of(type);
        return entity.tellsChanges() && changes(watermark).isPresent()
                ? Optional.of(from(entity, ShopPosition.start(watermark, false, entity.lists())))
                : Optional.empty();
    }

    @Override
    public Optional<SourceWalk> ids(EntityType type) {
        ShopEntity entity = ShopEntity.of(type);
        return Optional.of(from(entity, ShopPosition.start(null, true, entity.lists())));
    }

    /** Attributes come in one answer, which can't shift. */
    @Override
    public Optional<Presence> present(EntityType type, List<String> ids) {
        ShopEntity entity = ShopEntity.of(type);
        return entity.isWhole() ? Optional.empty() : Optional.of(new ShopPresence(shop, entity).of(ids));
    }

    @Override
    public SourceWalk resume(EntityType type, String cursor) {
        return from(ShopEntity.of(type), ShopPosition.of(cursor));
    }

    /** Of a list itself; the variations of what it lets through are all read. Empty where the watermark is none. */
    private static Optional<Map<String, String>> changes(@Nullable String watermark) {
        if (watermark == null) {
            return Optional.of(Map.of());
        }
        try {
            String since = WITHOUT_ZONE.format(Instant.parse(watermark));
            return Optional.of(Ask.of("")
                    .with("modified_after", since)
                    .with("dates_are_gmt", "true")
                    .parameters());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private SourceWalk from(ShopEntity entity, ShopPosition position) {
        var unseen = new Unseen();
        RowReader reader = position.isOfIds()
                ? new IdReader(unseen)
                : new FieldsReader(shop, new ShopCurrency(shop, position.currency()), entity, mapping, unseen);
        return new ShopWalk(position, lists(entity, position), reader, unseen, entity.tellsChanges());
    }

    private Lists lists(ShopEntity entity, ShopPosition position) {
        String fields = position.isOfIds() ? NeededFields.ids(entity) : NeededFields.of(entity, mapping);
        Map<String, String> parameters = fields.isEmpty() ? Map.of() : Map.of("_fields", fields);
        Ask ask = entity.list().with(parameters).with(changes(position.since()).orElseThrow(ShopPosition::lost));
        Place all = entity.isWhole() ? Place.whole(ask) : Place.of(ask);
        List<Place> places = entity.hasBin() ? List.of(all, all.bin()) : List.of(all);
        return Lists.from(
                shop, places, entity.hasVariations() ? new Variations(shop, parameters) : null, position.lists());
    }
}
