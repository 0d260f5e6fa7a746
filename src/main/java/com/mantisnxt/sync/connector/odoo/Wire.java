package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.JsonLimits;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.mantisnxt.sync.connector.http.WebAnswer;
import com.mantisnxt.sync.connector.http.WebRequest;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What both ways to speak have in common.
 *
 * @param largest answer that is read, in bytes; answers are held whole
 */
record Wire(Outgoing outgoing, Clock clock, long largest) {

    WebAnswer post(URI uri, JsonNode body, Map<String, String> headers) {
        WebRequest request = WebRequest.post(uri, JsonLimits.MAPPER.writeValueAsBytes(body))
                .with("Accept", "application/json")
                .atMost(largest);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        return outgoing.send(request);
    }

    WebAnswer get(URI uri) {
        return outgoing.send(
                WebRequest.get(uri).with("Accept", "application/json").atMost(largest));
    }

    static @Nullable Instant date(WebAnswer answer) {
        try {
            return answer.header("Date")
                    .map(said -> ZonedDateTime.parse(said.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** For a status that says there is nothing; null for others. */
    static @Nullable SourceFault nothingThere(WebAnswer answer) {
        int status = answer.status();
        return status != 404 && status != 405 && status != 410
                ? null
                : new SourceFault(
                        Kind.WRONG_ADDRESS,
                        answer.uri().getHost() + " answered " + status + ": there is no Odoo interface at "
                                + answer.uri().getPath() + ". The address is the one Odoo is opened with, such as "
                                + "https://shop.odoo.com.");
    }
}
