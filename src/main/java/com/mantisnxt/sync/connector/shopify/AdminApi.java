package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.JsonAnswers;
import com.mantisnxt.sync.connector.http.WebAnswer;
import com.mantisnxt.sync.connector.http.WebRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks one shop. Guarantees that what it gives back has data and no error, and that it was affordable. */
final class AdminApi {

    private static final long LARGEST_ANSWER = 32L << 20;

    private final Shop shop;
    private final Ways ways;
    private final Budget budget;
    private final ShopErrors errors;
    private @Nullable String otherVersion;

    AdminApi(Shop shop, Ways ways) {
        this.shop = shop;
        this.ways = ways;
        this.budget = new Budget(ways.clock());
        this.errors = new ShopErrors(shop.token());
    }

    Shop shop() {
        return shop;
    }

    Ways ways() {
        return ways;
    }

    /** The version by which the shop answered, where it is not the one that was asked for. */
    @Nullable
    String otherVersion() {
        return otherVersion;
    }

    /** Asks with a page as large as the shop lets us have. */
    GraphAnswer ask(PageSize size, Function<PageSize, GraphRequest> question) {
        while (true) {
            GraphRequest request = question.apply(size);
            Optional<GraphAnswer> answer = fitting(request, size);
            if (answer.isPresent()) {
                if (budget.isEasy(request)) {
                    size.grow();
                }
                return answer.get();
            }
            size.halve();
        }
    }

    /** What is too large to be read is asked for in smaller pages, as what costs too much. */
    private Optional<GraphAnswer> fitting(GraphRequest request, PageSize size) {
        try {
            return once(request);
        } catch (SourceFault fault) {
            if (fault.kind() != Kind.TOO_LARGE || size.first() == 1) {
                throw fault;
            }
            return Optional.empty();
        }
    }

    GraphAnswer ask(GraphRequest request) {
        return once(request)
                .orElseThrow(() -> new SourceFault(
                        Kind.UNREADABLE,
                        "The question " + request.document().name() + " costs more than the shop lets one cost."));
    }

    /** Empty where the shop would never answer so large a question. */
    private Optional<GraphAnswer> once(GraphRequest request) {
        budget.check(request);
        WebRequest post = WebRequest.post(shop.api(), request.body())
                .with("X-Shopify-Access-Token", shop.token())
                .with("Accept", "application/json")
                .atMost(Math.min(ways.largestBody(), LARGEST_ANSWER));
        try (WebAnswer answer = ShopStatus.good(ways.outgoing().send(post), shop, ways.clock())) {
            answer.header("X-Shopify-API-Version").map(String::strip).ifPresent(this::version);
            JsonNode document = JsonAnswers.read(answer);
            budget.learn(request, document.path("extensions").path("cost"));
            return data(request, document).map(data -> new GraphAnswer(data, date(answer)));
        }
    }

    private void version(String version) {
        if (!version.isEmpty() && !version.equals(shop.version())) {
            otherVersion = version.length() > 20 ? version.substring(0, 20) : version;
        }
    }

    private Optional<ObjectNode> data(GraphRequest request, JsonNode document) {
        JsonNode said = document.path("errors");
        String code = errors.code(said);
        if (code == null && document.path("data") instanceof ObjectNode data) {
            return Optional.of(data);
        }
        if (code == null) {
            throw new SourceFault(
                    Kind.UNREADABLE,
                    "The answer from " + shop.host() + " has neither data nor errors, so it is no shop's.");
        }
        if (code.equals("MAX_COST_EXCEEDED") || (code.equals("THROTTLED") && budget.isNeverEnough(request))) {
            return Optional.empty();
        }
        throw code.equals("THROTTLED") ? budget.refused(request) : errors.fault(code, said);
    }

    /** What a mutation refused, as the end of a sentence; null where it did not. */
    @Nullable
    String refused(JsonNode payload) {
        JsonNode said = payload.path("userErrors");
        return said.isArray() && !said.isEmpty() ? errors.said(said) : null;
    }

    private static @Nullable Instant date(WebAnswer answer) {
        try {
            return ZonedDateTime.parse(answer.header("Date").orElse("").strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
