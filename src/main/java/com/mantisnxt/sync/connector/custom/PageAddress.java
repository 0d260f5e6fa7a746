package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.WebAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of a paged list: the first one, and from each page the next. */
final class PageAddress {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>[^,]*;\\s*rel=\"?next\"?");

    private final URI whole;
    private final CustomEntity.Paging paging;
    private int number;

    PageAddress(URI base, CustomEntity entity) {
        this.paging = entity.pages();
        this.whole = joined(base, entity.path());
        this.number = paging.first() == null ? 1 : paging.first();
    }

    /** A path is appended; that an address ends with a slash changes nothing. */
    static URI joined(URI base, @Nullable String path) {
        if (path == null || path.isBlank()) {
            return base;
        }
        String left = base.toString();
        String right = path.strip();
        boolean isQuery = right.startsWith("?");
        left = !isQuery && left.endsWith("/") ? left.substring(0, left.length() - 1) : left;
        URI joined = WebAddress.of(left + (isQuery || right.startsWith("/") ? "" : "/") + right);
        if (!WebAddress.isOfTheSameOrigin(base, joined)) {
            throw elsewhere();
        }
        return joined;
    }

    URI first() {
        URI uri = whole;
        if (paging.sizeParameter() != null && !paging.sizeParameter().isBlank() && paging.size() != null) {
            uri = with(uri, paging.sizeParameter(), String.valueOf(paging.size()));
        }
        return paging.way() == CustomEntity.Kind.page ? with(uri, parameter("page"), String.valueOf(number)) : uri;
    }

    /** Empty after the last page. */
    Optional<URI> after(URI page, Optional<String> pointed, boolean wasEmpty) {
        return switch (paging.way()) {
            case none -> Optional.empty();
            case link -> pointed.map(link -> linked(page, link));
            case cursor -> pointed.map(cursor -> with(first(), parameter("cursor"), cursor));
            case page -> wasEmpty ? Optional.empty() : Optional.of(numbered());
        };
    }

    /** So many pages were read before. */
    void goOnAfter(int pages) {
        number += pages;
    }

    private URI numbered() {
        number++;
        return with(first(), parameter("page"), String.valueOf(number));
    }

    /** Relative or whole, but of the same host: the key goes along. */
    private URI linked(URI page, String link) {
        URI next;
        try {
            next = page.resolve(link.strip());
        } catch (IllegalArgumentException e) {
            throw Faults.unreadable("What was to be the next page's address is none.");
        }
        return again(next);
    }

    /** @throws SourceFault where it is of another origin */
    URI again(URI page) {
        if (!WebAddress.isOfTheSameOrigin(whole, page)) {
            throw elsewhere();
        }
        return page;
    }

    static Optional<String> ofLinkHeader(String header) {
        var found = NEXT.matcher(header);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private String parameter(String usual) {
        return paging.parameter() == null || paging.parameter().isBlank() ? usual : paging.parameter();
    }

    /** Sets a parameter of the query, in place of what it was. */
    static URI with(URI uri, String name, String value) {
        String key = URLEncoder.encode(name, StandardCharsets.UTF_8);
        String text = uri.toString();
        int at = text.indexOf('?');
        StringBuilder query = new StringBuilder();
        for (String part : at < 0 ? new String[0] : text.substring(at + 1).split("&")) {
            if (!part.isEmpty() && !part.equals(key) && !part.startsWith(key + "=")) {
                query.append(part).append('&');
            }
        }
        query.append(key).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        return URI.create((at < 0 ? text : text.substring(0, at)) + "?" + query);
    }

    private static SourceFault elsewhere() {
        return new SourceFault(
                Kind.FORBIDDEN_ADDRESS,
                "The next page's address leads to another host, where the key does not go along.");
    }
}
