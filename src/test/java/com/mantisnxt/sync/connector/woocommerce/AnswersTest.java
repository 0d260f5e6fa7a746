package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.StandIn;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test of a connection says, by what the shop answers. */
class AnswersTest extends ShopFixture {

    private static final String LIST = "[{\"id\":1,\"name\":\"A\",\"status\":\"publish\"}]";
    private static final String WARNING =
            "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/plugin.php</b> on line <b>12</b><br />\n";

    private SourceFault refused(int status, String code, String message) {
        standIn.once(
                status,
                "application/json",
                "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"data\":{\"status\":" + status + "}}");
        return fault();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "woocommerce_rest_authentication_error|Consumer secret is invalid.|WRONG_KEY|pair of keys",
                "woocommerce_rest_authentication_error|Ungültige Signatur.|WRONG_KEY|pair of keys",
                "woocommerce_rest_authentication_error|Consumer key is invalid.|WRONG_KEY|not know the consumer key",
                "woocommerce_rest_authentication_error|The API key provided does not have read permissions.|NO_RIGHT|only write",
                "woocommerce_rest_authentication_error|Invalid signature - provided signature does not match.|WRONG_KEY|signature",
                "woocommerce_rest_authentication_error|Invalid timestamp.|WRONG_KEY|clock",
                "woocommerce_rest_authentication_error|Invalid nonce - nonce has already been used.|AWAY|repetition",
                "woocommerce_rest_cannot_view|Sorry, you cannot list resources.|WRONG_KEY|header Authorization"
            })
    void a401SaysWhichKindItIs(String code, String message, Kind kind, String words) {
        SourceFault fault = refused(401, code, message);
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.reason()).contains(words).doesNotContain(message);
    }

    /** The shop speaks Greek; that it forbids to keep the answer says that it knows who asks. */
    @Test
    void aWriteOnlyKeyIsKnownInAnyLanguage() {
        standIn.once(
                401,
                "application/json",
                "{\"code\":\"woocommerce_rest_authentication_error\",\"message\":\"Το κλειδί δεν έχει δικαίωμα ανάγνωσης\"}",
                "Expires",
                "Wed, 11 Jan 1984 05:00:00 GMT");
        assertThat(fault().kind()).isEqualTo(Kind.NO_RIGHT);
    }

    @Test
    void aKnownUserWithoutRightsIsNoWrongKey() {
        SourceFault fault = refused(403, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
        assertThat(fault.kind()).isEqualTo(Kind.NO_RIGHT);
        assertThat(fault.reason()).contains("shop manager");
    }

    @Test
    void aSignatureForAnotherAddressNamesTheShopsOwn() {
        standIn.once(
                401,
                "application/json",
                "{\"code\":\"woocommerce_rest_authentication_error\",\"message\":\"Invalid signature\"}",
                "Link",
                "<https://shop.example/wp-json/>; rel=\"https://api.w.org/\"");
        assertThat(fault().reason()).contains("https://shop.example");
    }

    @Test
    void aSiteWithoutWordPressIsAWrongAddress() {
        standIn.once(404, "text/html", "<html><title>Not here</title></html>");
        SourceFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.WRONG_ADDRESS);
        assertThat(fault.reason()).contains("/wp-json/wc/v3/", "permalinks").doesNotContain("<");
    }

    @Test
    void wordPressWithoutWooCommerceIsToldApart() {
        SourceFault fault = refused(404, "rest_no_route", "No route was found matching the URL and request method.");
        assertThat(fault.kind()).isEqualTo(Kind.WRONG_ADDRESS);
        assertThat(fault.reason()).contains("WooCommerce is not active");
    }

    @Test
    void aRedirectToAnotherOriginSaysWhichAddressToEnter() {
        try (var https = new StandIn(shop)) {
            standIn.once(
                    301,
                    "text/html",
                    "",
                    "Location",
                    https.uri("/wp-json/wc/v3/products").toString());
            SourceFault fault = fault();
            assertThat(fault.kind()).isEqualTo(Kind.WRONG_ADDRESS);
            assertThat(fault.reason())
                    .contains("sends on to http://127.0.0.1:" + https.uri("/").getPort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":\"ok\"}", "\"text\"", "null"})
    void a200ThatIsNoListIsNoSuccess(String body) {
        standIn.once(200, "application/json", body);
        assertThat(fault().kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void aFatalErrorOfPhpIsPassingAndShowsNothingOfTheServer() {
        standIn.once(
                500,
                "application/json",
                "{\"code\":\"internal_server_error\",\"message\":\"<p>critical</p>\",\"data\":{\"error\":"
                        + "{\"message\":\"Uncaught Error in /var/www/secret.php:12\"}}}");
        SourceFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.AWAY);
        assertThat(fault.reason()).doesNotContain("secret.php").doesNotContain("<p>");
    }

    @Test
    void aThrottlingHostSaysUntilWhenInAPage() {
        standIn.once(429, "text/html", "<html><h1>429</h1></html>", "Retry-After", "2");
        SourceFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(fault.retryAt()).isBefore(Instant.now().plusSeconds(4));
        assertThat(fault.reason()).doesNotContain("<");
    }

    @Test
    void aQuestionThatIsNotUnderstoodIsNotAskedAgain() {
        SourceFault fault = refused(400, "rest_invalid_param", "Invalid parameter(s): orderby 4711");
        assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(fault.reason()).contains("rest_invalid_param").doesNotContain("4711");
        assertThat(standIn.asked()).hasSize(1);
    }

    @Test
    void whatCanNotBeReadIsAskedForOnceMore() {
        shop.products(1, 2);
        standIn.once(200, "application/json", "[{\"id\":1,\"name\":\"cut");
        assertThat(all(EntityType.PRODUCT)).hasSize(2);
    }

    @Test
    void whatCanNotBeReadTwiceIsPassing() {
        standIn.once(200, "application/json", "[{\"id\":1,\"name\":\"cut");
        standIn.once(200, "application/json", "");
        SourceFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.AWAY);
        assertThat(standIn.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=UTF-8", "text/html; charset=UTF-8"})
    void warningsOfPhpBeforeTheDataArePassedOver(String type) {
        standIn.once(200, type, WARNING + WARNING + LIST, "X-WP-Total", "1", "X-WP-TotalPages", "1");
        assertThat(ids(all(EntityType.PRODUCT))).containsExactly("1");
        assertThat(standIn.asked()).hasSize(3);
    }

    @Test
    void codeWithinAWarningIsNotTakenForTheData() {
        String odd =
                "<br />\n<b>Deprecated</b>:  Use $a->{'b'} and <i>[1]</i> in <b>/x.php</b> on line <b>1</b><br />\n";
        standIn.once(200, "application/json", odd + LIST, "X-WP-Total", "1", "X-WP-TotalPages", "1");
        assertThat(ids(all(EntityType.PRODUCT))).containsExactly("1");
    }

    @Test
    void warningsOfPhpWithoutDataAreNone() {
        standIn.once(200, "application/json", WARNING + "[{\"id\":1,");
        standIn.once(200, "application/json", WARNING + "[{\"id\":1,");
        SourceFault fault = fault();
        assertThat(fault.kind()).isEqualTo(Kind.AWAY);
        assertThat(fault.reason()).contains("WP_DEBUG_DISPLAY").doesNotContain("plugin.php");
    }

    @Test
    void aCheckForRobotsIsNoData() {
        standIn.once(200, "text/html;charset=UTF-8", "<!DOCTYPE html><html><body>Just a moment...</body></html>");
        assertThat(fault().kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void withoutKeysNothingIsAsked() {
        var source = source(standIn.uri("/"), outgoing, Secrets.of(Map.of()), setup(EntityType.PRODUCT, "[]"));
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            assertThat(Assertions.catchThrowableOfType(SourceFault.class, walk::next)
                            .kind())
                    .isEqualTo(Kind.WRONG_KEY);
        }
        assertThat(standIn.asked()).isEmpty();
    }

    @Test
    void keysThatAreSwappedAreNotSent() {
        var keys = Secrets.of(Map.of(Keys.KEY, ShopOfATest.SECRET, Keys.SECRET, ShopOfATest.KEY));
        var source = source(standIn.uri("/"), outgoing, keys, setup(EntityType.PRODUCT, "[]"));
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            SourceFault fault = Assertions.catchThrowableOfType(SourceFault.class, walk::next);
            assertThat(fault.kind()).isEqualTo(Kind.WRONG_KEY);
            assertThat(fault.reason()).contains("swapped").doesNotContain("1234");
        }
        assertThat(standIn.asked()).isEmpty();
    }

    @Test
    void aWrongSecretIsRefusedByTheShop() {
        var keys = Secrets.of(Map.of(Keys.KEY, ShopOfATest.KEY, Keys.SECRET, "cs_other"));
        var source = source(standIn.uri("/"), outgoing, keys, setup(EntityType.PRODUCT, "[]"));
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            assertThat(Assertions.catchThrowableOfType(SourceFault.class, walk::next)
                            .kind())
                    .isEqualTo(Kind.WRONG_KEY);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example/wp-json/wc/v3/",
        "https://shop.example/, https://shop.example/wp-json/wc/v3/",
        "https://shop.example:8443/store/, https://shop.example:8443/store/wp-json/wc/v3/",
        "https://shop.example/wp-json/wc/v3/products, https://shop.example/wp-json/wc/v3/",
        "http://[::1]/wp-json?x=1, http://[::1]/wp-json/wc/v3/"
    })
    void theShopsAddressAndThatOfItsInterfaceAreTheSame(URI entered, String root) {
        assertThat(Shop.root(entered)).isEqualTo(root);
    }
}
