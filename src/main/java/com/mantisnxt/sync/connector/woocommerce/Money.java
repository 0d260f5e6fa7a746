package com.mantisnxt.sync.connector.woocommerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Amounts at the precision of their currency. */
final class Money {

    private static final int USUAL = 2;
    private static final int LONGEST = 100;

    private Money() {}

    static int digits(@Nullable String currency) {
        try {
            int digits = currency == null
                    ? USUAL
                    : Currency.getInstance(currency.strip()).getDefaultFractionDigits();
            return digits < 0 ? USUAL : digits;
        } catch (IllegalArgumentException e) {
            return USUAL;
        }
    }

    /** As text; nothing where there is none; as it was where it is no amount. */
    static JsonNode at(JsonNode amount, int digits) {
        if (amount.isMissingNode() || amount.isNull()) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            String text = amount.isNumber() ? "" : amount.asString("").strip();
            BigDecimal exact = amount.isNumber() ? amount.decimalValue() : new BigDecimal(text);
            return exact.precision() > LONGEST || Math.abs((long) exact.scale()) > LONGEST
                    ? amount
                    : JsonNodeFactory.instance.stringNode(
                            exact.setScale(digits, RoundingMode.HALF_UP).toPlainString());
        } catch (NumberFormatException e) {
            return amount;
        }
    }
}
