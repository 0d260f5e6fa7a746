package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Unseen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Single records of a shop, read exactly as a walk through it reads them: else the next sync would find differences. */
final class ShopRecords {

    private final Shop shop;
    private final ShopEntity entity;
    private final ArrayNode mapping;
    private final Unseen unseen = new Unseen();
    private final ShopCurrency currency;
    private final FieldsReader reader;

    ShopRecords(Shop shop, ShopEntity entity, ArrayNode mapping) {
        this.shop = shop;
        this.entity = entity;
        this.mapping = mapping;
        this.currency = new ShopCurrency(shop, null);
        this.reader = new FieldsReader(shop, currency, entity, mapping, unseen);
    }

    Shop shop() {
        return shop;
    }

    ShopEntity entity() {
        return entity;
    }

    /** Decimals of its prices. */
    int digits() {
        reader.prepare();
        return Money.digits(currency.code());
    }

    /** @throws SourceFault where the mapping can't read it, for then nothing could be compared */
    SourceRecord read(JsonNode row, Place place) {
        reader.prepare();
        SourceRecord record = reader.read(row, place);
        if (record == null) {
            throw new SourceFault(Kind.UNREADABLE, String.join(" ", unseen.sentences()));
        }
        return record;
    }

    /** With the fields that the mapping needs. */
    Ask asking(Ask ask) {
        String fields = NeededFields.of(entity, mapping);
        return fields.isEmpty() ? ask : ask.with("_fields", fields);
    }
}
