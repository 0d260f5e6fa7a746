package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceWalk;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a test of a connection would answer. */
class ShopifyErrorsTest extends ShopifyFixture {

    private SourceFault first() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            return catchThrowableOfType(SourceFault.class, walk::next);
        }
    }

    private static String error(String code, String message) {
        return "{'data':null,'errors':[{'message':'" + message + "','extensions':{'code':'" + code + "'}}]}";
    }

    @Test
    void aWrongTokenIsTold() {
        shop.web.once(
                401,
                "application/json",
                "{\"errors\":\"[API] Invalid API key or access token (unrecognized login or wrong password)\"}");
        assertThat(first().kind()).isEqualTo(Kind.WRONG_KEY);
    }

    @Test
    void aWrongTokenIsToldWithStatus200Too() {
        shop.once("{'errors':'[API] Invalid API key or access token (unrecognized login or wrong password)'}");
        assertThat(first().kind()).isEqualTo(Kind.WRONG_KEY);
    }

    @Test
    void theScopeThatLacksIsNamed() {
        shop.once("{'data':{'products':null},'errors':[{'message':'Access denied for products field. Required access: "
                + "`read_products` access scope.','path':['products'],'extensions':{'code':'ACCESS_DENIED',"
                + "'requiredAccess':'`read_products` access scope.'}}]}");
        SourceFault fault = first();
        assertThat(fault.kind()).isEqualTo(Kind.NO_RIGHT);
        assertThat(fault.reason()).isEqualTo("The access token lacks the scope read_products.");
    }

    @Test
    void aRightThatLacksWithoutAScopeIsToldInTheirWords() {
        shop.once(error("ACCESS_DENIED", "This app is not approved to access the Customer object."));
        assertThat(first().reason()).contains("lacks a right", "not approved to access the Customer object");
    }

    @Test
    void aScopeIsNamedWithStatus403Too() {
        shop.web.once(
                403,
                "application/json",
                "{\"errors\":\"[API] This action requires merchant approval for read_products scope.\"}");
        SourceFault fault = first();
        assertThat(fault.kind()).isEqualTo(Kind.NO_RIGHT);
        assertThat(fault.reason()).contains("read_products");
    }

    @Test
    void aWrongAddressIsTold() {
        shop.web.once(404, "text/html", "<html>Create an online store</html>");
        SourceFault fault = first();
        assertThat(fault.kind()).isEqualTo(Kind.WRONG_ADDRESS);
        assertThat(fault.reason()).contains("no shop's address", "2026-10");
    }

    @Test
    void anAddressThatIsElsewhereIsTold() {
        shop.web.once(301, "text/plain", "", "Location", "https://www.example.com/admin/api/2026-10/graphql.json");
        assertThat(first().kind()).isEqualTo(Kind.WRONG_ADDRESS);
    }

    @Test
    void aHostThatIsNoneIsTold() {
        var source =
                source(URI.create("http://no-such-shop.invalid"), outgoing, clock, setup(EntityType.PRODUCT, "[]"));
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            assertThat(catchThrowableOfType(SourceFault.class, walk::next).kind())
                    .as("or this machine resolves no names at all")
                    .isIn(Kind.WRONG_ADDRESS, Kind.AWAY);
        }
    }

    @Test
    void theWebPageOfAProxyIsTold() {
        shop.web.once(200, "text/html", "<!doctype html><title>Guest Wi-Fi</title>");
        SourceFault fault = first();
        assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(fault.reason()).contains("web page");
    }

    @ParameterizedTest
    @CsvSource({"402, frozen", "423, locked"})
    void aShopThatIsShutIsTold(int status, String word) {
        shop.web.once(status, "application/json", "{}");
        SourceFault fault = first();
        assertThat(fault.kind()).isEqualTo(Kind.NO_RIGHT);
        assertThat(fault.reason()).contains(word);
    }

    @ParameterizedTest
    @CsvSource({
        "INTERNAL_SERVER_ERROR, AWAY",
        "SHOP_INACTIVE, NO_RIGHT",
        "undefinedField, UNREADABLE",
        "BAD_REQUEST, UNREADABLE",
        "'', UNREADABLE"
    })
    void status200IsNoSuccess(String code, Kind kind) {
        shop.once(error(code, "Something"));
        assertThat(first().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'data':null}",
                "{}",
                "[]",
                "{'data':{}}",
                "{'data':7}",
                "{'errors':'Not Found'}",
                "{'errors':{'query':'Required parameter missing or invalid'}}",
                "{'data':{'shop':{'currencyCode':'EUR'}},'errors':[{'message':'One part failed'}]}"
            },
            quoteCharacter = '`')
    void anAnswerWithoutDataOrWithAnyErrorIsNone(String answer) {
        shop.once(answer);
        assertThat(first().kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void theKnownCodeCountsWhereverItStands() {
        shop.once("{'errors':[{'message':'a','extensions':{'code':'OTHER'}},"
                + "{'message':'b','extensions':{'code':'THROTTLED'}}]}");
        assertThat(first().kind()).isEqualTo(Kind.THROTTLED);
    }

    @Test
    void whatTheShopSaysNeverRepeatsTheTokenAndIsShort() {
        shop.once(error("BAD_REQUEST", "Your token " + TOKEN + " is bad"));
        assertThat(first().reason()).doesNotContain(TOKEN);
        shop.once(error("BAD_REQUEST", "x".repeat(5000)));
        assertThat(first().reason()).hasSizeLessThan(300);
    }

    @Test
    void aQuestionOfOnePieceThatCostsTooMuchIsTold() {
        shop.once(error("MAX_COST_EXCEEDED", "too much"));
        assertThat(first().reason()).contains("OpenProducts", "costs more");
    }

    @Test
    void anotherVersionThanTheOneAskedForMakesItIncomplete() {
        shop.add("products", product(1, ""));
        shop.version = "2027-01";
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            assertThat(all(walk)).hasSize(1);
            assertThat(walk.unseen()).singleElement().asString().contains("2027-01", "2026-10");
        }
    }

    @Test
    void theTokenIsSentAndTheVersionAskedFor() {
        try (SourceWalk walk = walk(EntityType.PRODUCT)) {
            walk.next();
        }
        assertThat(shop.web.asked()).allSatisfy(asked -> {
            assertThat(asked.uri().getPath()).isEqualTo("/admin/api/2026-10/graphql.json");
            assertThat(asked.headers().get("X-shopify-access-token")).containsExactly(TOKEN);
        });
    }

    @Test
    void aShopShowsNothingOfItsToken() {
        assertThat(new Shop(URI.create("https://a.myshopify.com"), "2026-10", TOKEN).toString())
                .doesNotContain(TOKEN);
    }
}
