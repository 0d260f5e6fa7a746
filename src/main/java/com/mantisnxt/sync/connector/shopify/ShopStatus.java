package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.Answers;
import com.mantisnxt.sync.connector.http.WebAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;

/** What the status of an answer means where Shopify means more by it than others. */
final class ShopStatus {

    private static final int ENOUGH = 16_384;

    private ShopStatus() {}

    static WebAnswer good(WebAnswer answer, Shop shop, Clock clock) {
        return switch (answer.status()) {
            case 402 -> throw closed(answer, Kind.NO_RIGHT, "The shop is frozen until its owner settles a bill.");
            case 423 -> throw closed(answer, Kind.NO_RIGHT, "The shop is locked by Shopify.");
            case 404 ->
                throw closed(
                        answer,
                        Kind.WRONG_ADDRESS,
                        shop.host() + " answered 404: it is no shop's address, or has no API of version "
                                + shop.version() + ".");
            case 403 -> forbidden(answer, clock);
            default -> Answers.good(answer, clock);
        };
    }

    private static WebAnswer forbidden(WebAnswer answer, Clock clock) {
        Set<String> scopes = ShopErrors.scopes(start(answer));
        if (scopes.isEmpty()) {
            return Answers.good(answer, clock);
        }
        throw closed(answer, Kind.NO_RIGHT, ShopErrors.lacks(scopes));
    }

    private static String start(WebAnswer answer) {
        try {
            return new String(answer.body().readNBytes(ENOUGH), StandardCharsets.UTF_8);
        } catch (IOException | SourceFault e) {
            return "";
        }
    }

    private static SourceFault closed(WebAnswer answer, Kind kind, String reason) {
        answer.close();
        return new SourceFault(kind, reason);
    }
}
