package com.mantisnxt.sync.bench.preview;

import com.mantisnxt.sync.bench.stage.LocalSystem.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A shop that says its products in pages of a thousand; each page is made once. */
final class ManyProducts {

    private static final int PAGE = 1_000;
    private static final Pattern NUMBER = Pattern.compile("page=(\\d+)");

    private final int products;
    private final String price;
    private final Map<Integer, Reply> made = new ConcurrentHashMap<>();

    ManyProducts(int products, String price) {
        this.products = products;
        this.price = price;
    }

    Reply answer(URI uri, byte[] body) {
        Matcher page = NUMBER.matcher(String.valueOf(uri.getQuery()));
        return made.computeIfAbsent(page.find() ? Integer.parseInt(page.group(1)) : 1, this::page);
    }

    private Reply page(int number) {
        int first = (number - 1) * PAGE;
        String items = IntStream.range(first, Math.max(first, Math.min(products, first + PAGE)))
                .mapToObj(i -> {
                    var product = LargeDelta.product(i, price);
                    product.put("id", LargeDelta.id(i));
                    return product.toString();
                })
                .collect(Collectors.joining(","));
        String text = "{\"items\":[" + items + "],\"total\":" + products + "}";
        return new Reply(
                text.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/json; charset=UTF-8"));
    }
}
