package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.odoo.ModelFields.Field;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of Odoo's values what they mean: false is nothing, money is exact at its precision, floats have no noise. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** What a double holds for certain. */
    private static final MathContext CERTAIN = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final int LONGEST = 200;

    private Values() {}

    /** In place. Fields that the model does not have stay as they are. */
    static void clean(ObjectNode row, ModelFields fields, Currencies currencies) {
        for (String name : row.propertyNames().toArray(String[]::new)) {
            Field field = fields.find(name);
            if (field != null) {
                row.set(name, clean(row, field, currencies));
            }
        }
    }

    private static JsonNode clean(ObjectNode row, Field field, Currencies currencies) {
        JsonNode value = row.path(field.name());
        if (value.isBoolean() && !value.booleanValue() && !field.type().equals("boolean")) {
            return NODES.nullNode();
        }
        if (!value.isNumber() || !isPlausible(value.decimalValue())) {
            return value;
        }
        if (field.isMoney()) {
            int places = currencies.places(row.path(field.currency()).path(0));
            return NODES.stringNode(money(value.decimalValue(), places, field.scale()));
        }
        return field.type().equals("float") ? NODES.numberNode(number(value.decimalValue(), field.scale())) : value;
    }

    /** A few letters can write a number that fills the memory once it is written out. */
    static boolean isPlausible(BigDecimal value) {
        return Math.abs((long) value.scale()) <= LONGEST;
    }

    /**
     * At the currency's precision; prices that Odoo keeps more precisely keep what they have beyond it.
     *
     * @param kept decimals that Odoo keeps; null where it is the currency's
     */
    static String money(BigDecimal value, int places, @Nullable Integer kept) {
        BigDecimal rounded = value.setScale(kept == null ? places : Math.max(kept, places), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (rounded.scale() < places ? rounded.setScale(places) : rounded).toPlainString();
    }

    static BigDecimal number(BigDecimal value, @Nullable Integer kept) {
        BigDecimal rounded = kept == null ? value.round(CERTAIN) : value.setScale(kept, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
