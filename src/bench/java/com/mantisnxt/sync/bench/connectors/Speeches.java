package com.mantisnxt.sync.bench.connectors;

import com.mantisnxt.sync.bench.stage.LocalSystem.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each kind of system says when it is asked for its customers; every page is made once. */
final class Speeches {

    private static final Pattern AFTER_ID = Pattern.compile("\\[\"id\",\">\",(\\d+)]");
    private static final Pattern LIMIT = Pattern.compile("\"limit\":(\\d+)");
    private static final Pattern FIRST = Pattern.compile("\"first\":(\\d+)");
    private static final Pattern AFTER = Pattern.compile("\"after\":\"c(\\d+)\"");
    private static final String TEXT = "what is known of this customer and has to be carried along";

    private final int records;
    private final Map<String, Reply> made = new ConcurrentHashMap<>();

    Speeches(int records) {
        this.records = records;
    }

    /** Pages by number. */
    Reply custom(URI uri, byte[] body) {
        int page = number(query(uri).getOrDefault("page", "1"));
        return made.computeIfAbsent(
                "page " + page,
                key -> json("{\"items\":[" + rows((page - 1) * 100, 100, Speeches::plain) + "],\"total\":" + records
                        + "}"));
    }

    Reply wooCommerce(URI uri, byte[] body) {
        if (uri.getPath().endsWith("/data/currencies/current")) {
            return json("{\"code\":\"EUR\"}");
        }
        Map<String, String> query = query(uri);
        int size = number(query.getOrDefault("per_page", "10"));
        int page = number(query.getOrDefault("page", "1"));
        return made.computeIfAbsent("page " + page, key -> {
            Map<String, String> headers = new HashMap<>(json("").headers());
            headers.put("X-WP-Total", String.valueOf(records));
            headers.put("X-WP-TotalPages", String.valueOf((records + size - 1) / size));
            return new Reply(bytes("[" + rows((page - 1) * size, size, Speeches::ofWooCommerce) + "]"), headers);
        });
    }

    Reply odoo(URI uri, byte[] body) {
        String question = new String(body, StandardCharsets.UTF_8);
        if (question.contains("\"authenticate\"")) {
            return result("2");
        }
        if (question.contains("\"fields_get\"")) {
            return result(fields());
        }
        if (question.contains("\"search_count\"")) {
            return result(String.valueOf(records));
        }
        int after = found(AFTER_ID, question, 0);
        int limit = found(LIMIT, question, 500);
        return made.computeIfAbsent(
                after + " " + limit, key -> result("[" + rows(after, limit, Speeches::ofOdoo) + "]"));
    }

    Reply shopify(URI uri, byte[] body) {
        String question = new String(body, StandardCharsets.UTF_8);
        if (question.contains("currencyCode }")) {
            return data("{\"shop\":{\"currencyCode\":\"EUR\"},\"customersCount\":{\"count\":" + records
                    + ",\"precision\":\"EXACT\"}}");
        }
        int after = found(AFTER, question, 0);
        int first = found(FIRST, question, 100);
        return made.computeIfAbsent(after + " " + first, key -> {
            int end = Math.min(records, after + first);
            return data("{\"customers\":{\"nodes\":[" + rows(after, first, Speeches::ofShopify)
                    + "],\"pageInfo\":{\"hasNextPage\":" + (end < records) + ",\"endCursor\":\"c" + end + "\"}}}");
        });
    }

    private String rows(int first, int count, IntFunction<String> row) {
        return IntStream.range(first, Math.clamp((long) first + count, first, Math.max(first, records)))
                .mapToObj(i -> row.apply(i + 1))
                .collect(Collectors.joining(","));
    }

    private static String plain(int id) {
        return """
                {"id":%1$d,"name":"Customer %1$d","email":"c%1$d@example.test","city":"Town","country":"DE","note":"%2$s"}""".formatted(id, TEXT);
    }

    private static String ofWooCommerce(int id) {
        return """
                {"id":%1$d,"first_name":"Customer","last_name":"No %1$d","email":"c%1$d@example.test","username":"c%1$d",\
                "role":"customer","date_created_gmt":"2026-01-01T00:00:00","billing":{"company":"%2$s","phone":"1",\
                "address_1":"Street 1","address_2":"","city":"Town","postcode":"10115","state":"BE","country":"DE"}}""".formatted(id, TEXT);
    }

    private static String ofOdoo(int id) {
        return """
                {"id":%1$d,"name":"Customer %1$d","commercial_company_name":"%2$s","email":"c%1$d@example.test","phone":"1",\
                "street":"Street 1","street2":false,"city":"Town","zip":"10115","state_id":[1,"Berlin"],\
                "country_code":"DE","vat":false,"create_date":"2026-01-01 00:00:00","active":true}""".formatted(id, TEXT);
    }

    private static String ofShopify(int id) {
        return """
                {"id":"gid://shopify/Customer/%1$d","legacyResourceId":"%1$d","displayName":"Customer %1$d",\
                "firstName":"Customer","lastName":"No %1$d","createdAt":"2026-01-01T00:00:00Z",\
                "updatedAt":"2026-01-01T00:00:00Z","tags":[],"defaultEmailAddress":{"emailAddress":"c%1$d@example.test"},\
                "defaultPhoneNumber":null,"defaultAddress":{"company":"%2$s","address1":"Street 1","address2":null,\
                "city":"Town","zip":"10115","province":"Berlin","provinceCode":"BE","country":"Germany",\
                "countryCodeV2":"DE"}}""".formatted(id, TEXT);
    }

    private static String fields() {
        String texts = Pattern.compile(" ")
                .splitAsStream("name commercial_company_name email phone street street2 city zip country_code vat")
                .map(name -> "\"" + name + "\":{\"type\":\"char\"}")
                .collect(Collectors.joining(","));
        return "{\"id\":{\"type\":\"integer\"},\"active\":{\"type\":\"boolean\"},\"create_date\":{\"type\":\"datetime\"},"
                + "\"write_date\":{\"type\":\"datetime\"},\"customer_rank\":{\"type\":\"integer\"},"
                + "\"state_id\":{\"type\":\"many2one\"}," + texts + "}";
    }

    private static Reply result(String result) {
        return json("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}");
    }

    private static Reply data(String data) {
        Map<String, String> headers = new HashMap<>(json("").headers());
        headers.put("X-Shopify-API-Version", Systems.SHOPIFY_VERSION);
        return new Reply(bytes("{\"data\":" + data + ",\"extensions\":{}}"), headers);
    }

    private static Reply json(String text) {
        return new Reply(bytes(text), Map.of("Content-Type", "application/json; charset=UTF-8"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int found(Pattern pattern, String text, int otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? number(matcher.group(1)) : otherwise;
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> found = new HashMap<>();
        String query = uri.getQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            int at = part.indexOf('=');
            found.put(part.substring(0, at), part.substring(at + 1));
        }
        return found;
    }
}
