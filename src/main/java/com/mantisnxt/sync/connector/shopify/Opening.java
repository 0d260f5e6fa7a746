package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.Unseen;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What is known before the first page.
 *
 * @param announced records there are; empty where the shop does not count them, or not to their end
 * @param size records of the connection to read; at least that many where the shop does not count to the end
 */
record Opening(Amounts amounts, OptionalLong announced, long size, Optional<String> watermark) {

    private static final String ALL_ORDERS = "read_all_orders";

    static Opening of(GraphAnswer answer, RecordKind kind, Unseen unseen) {
        JsonNode data = answer.data();
        String currency = data.path("shop").path("currencyCode").asString("");
        if (currency.isEmpty()) {
            throw new SourceFault(
                    SourceFault.Kind.UNREADABLE, "The answer does not say the shop's currency, so it is no shop's.");
        }
        sayWhatIsLacking(data, unseen);
        return new Opening(
                new Amounts(currency),
                announced(data, kind.counting()),
                data.path(kind.counting().root()).path("count").asLong(0),
                Optional.ofNullable(answer.date()).map(Changes::watermark));
    }

    /** What is announced by now; all else is as it was when it began. */
    Opening announcing(OptionalLong now) {
        return new Opening(amounts, now, size, watermark);
    }

    /** A sum of which one part is not exact is no total. */
    private static OptionalLong announced(JsonNode data, RecordKind.Counting counting) {
        if (!counting.isTotal() || !isExact(data.path(counting.root()))) {
            return OptionalLong.empty();
        }
        long sum = data.path(counting.root()).path("count").asLong();
        for (String further : counting.further()) {
            if (!isExact(data.path(further))) {
                return OptionalLong.empty();
            }
            sum += data.path(further).path("count").asLong();
        }
        return OptionalLong.of(sum);
    }

    private static boolean isExact(JsonNode count) {
        return count.path("precision").asString("").equals("EXACT")
                && count.path("count").canConvertToLong();
    }

    private static void sayWhatIsLacking(JsonNode data, Unseen unseen) {
        JsonNode scopes = data.path("currentAppInstallation").path("accessScopes");
        if (!scopes.isArray()) {
            return;
        }
        for (JsonNode scope : scopes) {
            if (scope.path("handle").asString("").equals(ALL_ORDERS)) {
                return;
            }
        }
        unseen.say("Orders of more than 60 days ago are not shown to us: the access token lacks the scope " + ALL_ORDERS
                + ".");
    }
}
