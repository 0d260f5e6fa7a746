package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceFault;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a shop said to changes.
 *
 * @param status 200, else it refused all of them: a wrong parameter, or too many at once
 */
record ShopReply(int status, JsonNode body) {

    private static final Pattern TAG = Pattern.compile("<[^>]{0,500}>");

    /** Whether such a status is about the changes and nothing else. */
    static boolean isWhole(int status) {
        return status == 200 || status == 400 || status == 413;
    }

    /** Proxies refuse what is too large by a page of theirs. */
    static ShopReply refused(int status, byte[] body) {
        try {
            return new ShopReply(status, PhpOutput.parse(body));
        } catch (SourceFault page) {
            return new ShopReply(status, MissingNode.getInstance());
        }
    }

    boolean isRefused() {
        return status != 200;
    }

    static String code(JsonNode error) {
        return error.path("code").asString("refused");
    }

    /** Messages are made for web pages. */
    static String words(JsonNode error) {
        String plain = HtmlUtils.htmlUnescape(
                        TAG.matcher(error.path("message").asString("")).replaceAll(""))
                .strip();
        JsonNode other = error.at("/data/resource_id");
        String words = plain.isEmpty() ? "The shop refused it without a word." : plain;
        return other.isNumber() ? words + " (" + other.asString() + ")" : words;
    }
}
