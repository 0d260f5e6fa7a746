package com.mantisnxt.sync.connector.shopify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Amounts of money as text at the precision of their currency, so that what is the same reads the same. */
final class Amounts {

    private static final int USUAL_SCALE = 2;
    private static final int LONGEST = 40;

    private final String shopCurrency;

    Amounts(String shopCurrency) {
        this.shopCurrency = shopCurrency;
    }

    /** In which prices of products are. */
    String shopCurrency() {
        return shopCurrency;
    }

    /** Rounds every amount within; false where one is none. */
    boolean settle(JsonNode node) {
        boolean isGood = true;
        if (node instanceof ObjectNode object && object.has("amount") && object.has("currencyCode")) {
            isGood = settle(object, "amount", object.path("currencyCode").asString(""));
        }
        for (JsonNode child : node) {
            isGood &= settle(child);
        }
        return isGood;
    }

    /** Rounds one field; nothing stays nothing. */
    boolean settle(ObjectNode object, String field, String currency) {
        JsonNode found = object.path(field);
        if (found.isMissingNode() || found.isNull()) {
            return true;
        }
        String text = text(found, currency);
        if (text != null) {
            object.put(field, text);
        }
        return text != null;
    }

    private static @Nullable String text(JsonNode found, String currency) {
        String said = found.isNumber() ? found.decimalValue().toString() : found.asString("");
        try {
            BigDecimal amount = new BigDecimal(said.length() > LONGEST ? "" : said.strip());
            return Math.abs((long) amount.scale()) > LONGEST
                    ? null
                    : amount.setScale(scale(currency), RoundingMode.HALF_UP).toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static int scale(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? USUAL_SCALE : digits;
        } catch (IllegalArgumentException e) {
            return USUAL_SCALE;
        }
    }
}
