package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads rows as the mapping says, after they were brought into a form that a mapping can read. */
final class FieldsReader implements RowReader {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    private final Shop shop;
    private final ShopEntity entity;
    private final ScaledFields fields;
    private final Unseen unseen;
    private final ShopCurrency currency;

    FieldsReader(Shop shop, ShopCurrency currency, ShopEntity entity, ArrayNode mapping, Unseen unseen) {
        this.shop = shop;
        this.currency = currency;
        this.entity = entity;
        this.fields = new ScaledFields(mapping);
        this.unseen = unseen;
    }

    @Override
    public void prepare() {
        if (entity.hasVariations() && fields.needsCurrency()) {
            currency.ask();
        }
    }

    @Override
    public @Nullable String currency() {
        return currency.known();
    }

    @Override
    public boolean asksForEach() {
        return entity == ShopEntity.ATTRIBUTE;
    }

    @Override
    public @Nullable SourceRecord read(JsonNode row, Place place) {
        String id = IdReader.id(row, unseen);
        if (id == null) {
            return null;
        }
        ObjectNode shaped = (ObjectNode) row.deepCopy();
        shape(shaped, place, id);
        ObjectNode data = fields.of(code(shaped)).read(shaped, id, unseen);
        return data == null ? null : new SourceRecord(id, IdReader.state(row, place), data);
    }

    private void shape(ObjectNode row, Place place, String id) {
        switch (entity) {
            case PRODUCT, INVENTORY -> Shapes.product(row, currency.code(), place.parent());
            case ORDER -> Shapes.order(row);
            case CUSTOMER -> Shapes.customer(row);
            case CATEGORY -> Shapes.category(row);
            case ATTRIBUTE -> Shapes.attribute(row, values(id));
        }
    }

    private @Nullable String code(ObjectNode row) {
        return switch (entity) {
            case PRODUCT, INVENTORY -> currency.code();
            case ORDER -> row.path("currency").asString("");
            case CUSTOMER, CATEGORY, ATTRIBUTE -> null;
        };
    }

    /** Names of an attribute's terms. */
    private List<String> values(String attribute) {
        List<String> values = new ArrayList<>();
        if (ID.matcher(attribute).matches()) {
            Ask ask = ShopEntity.ordered("products/attributes/" + attribute + "/terms")
                    .with("_fields", "id,name");
            var terms = new Listing(shop, Place.of(ask));
            for (List<JsonNode> page = terms.next(); !page.isEmpty(); page = terms.next()) {
                page.forEach(term ->
                        values.add(HtmlUtils.htmlUnescape(term.path("name").asString(""))));
            }
        }
        return values;
    }
}
