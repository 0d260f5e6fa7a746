package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Unseen;
import com.mantisnxt.sync.connector.http.Answers;
import com.mantisnxt.sync.connector.http.WebAnswer;
import com.mantisnxt.sync.connector.http.WebRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers of a web address, page by page; never the same page twice. */
final class WebPages implements CustomWalk.Pages {

    private static final int MOST_PAGES = 1_000_000;

    private final CustomSource source;
    private final CustomEntity entity;
    private final PageAddress address;
    private final Set<Integer> asked = new HashSet<>();
    private final Unseen unseen;
    private @Nullable URI next;
    private @Nullable URI opened;
    private @Nullable WebAnswer answer;
    private @Nullable Rows rows;
    private OptionalLong announced = OptionalLong.empty();
    private long seen;
    private long onPage;
    private int ids;
    private int idsBefore;
    private int pages;
    private boolean isShorter;

    WebPages(CustomSource source, URI base, CustomEntity entity, Unseen unseen) {
        this.source = source;
        this.entity = entity;
        this.unseen = unseen;
        this.address = new PageAddress(base, entity);
        this.next = address.first();
    }

    /** Goes on where another walk stood; the connection may have been turned to another system since. */
    WebPages(CustomSource source, URI base, PageCursor from, CustomEntity entity, Unseen unseen) {
        this(source, base, entity, unseen);
        this.next = address.again(from.address());
        this.seen = from.seen();
        this.pages = from.pages();
        this.address.goOnAfter(pages);
        this.announced = from.announced() == null ? OptionalLong.empty() : OptionalLong.of(from.announced());
    }

    @Override
    public @Nullable PageCursor at(PageMark mark) {
        URI page = rows == null ? next : opened;
        if (page == null || entity.pages().way() == CustomEntity.Kind.none) {
            return null;
        }
        Long total = announced().isPresent() ? announced().getAsLong() : null;
        return new PageCursor(
                page.toString(),
                rows == null ? 0 : mark.rows(),
                rows == null ? null : mark.ids(),
                rows == null ? seen : seen - onPage,
                pages,
                total);
    }

    @Override
    public @Nullable Rows open() {
        URI uri = next;
        if (uri == null) {
            return null;
        }
        try {
            WebAnswer opened = Answers.good(
                    source.outgoing()
                            .send(source.credentials().onto(WebRequest.get(uri).with("Accept", accepted()))),
                    source.clock());
            answer = opened;
            rows = OnePage.rows(Text.of(opened.body(), entity, source.largestRecord()), entity);
        } catch (SourceFault fault) {
            close();
            if (isPastTheEnd(fault)) {
                next = null;
                return null;
            }
            throw fault;
        }
        opened = uri;
        header(entity.total()).flatMap(WebPages::number).ifPresent(this::announce);
        onPage = 0;
        ids = 1;
        return rows;
    }

    private String accepted() {
        return switch (entity.written()) {
            case json -> "application/json";
            case ndjson -> "application/x-ndjson, application/json;q=0.9, */*;q=0.5";
            case csv -> "text/csv, */*;q=0.5";
        };
    }

    /** Some systems answer 404 after the last page; it is believed only when all that was announced was seen. */
    private boolean isPastTheEnd(SourceFault fault) {
        return fault.kind() == SourceFault.Kind.WRONG_ADDRESS
                && pages > 0
                && entity.pages().way() == CustomEntity.Kind.page
                && announced.isPresent()
                && seen >= announced.getAsLong();
    }

    @Override
    public void broken() {
        rows = null;
        close();
    }

    @Override
    public void seen(@Nullable SourceRecord record) {
        if (record != null) {
            seen++;
            onPage++;
            ids = 31 * ids + record.externalId().hashCode();
        } else {
            turn();
        }
    }

    /** At the end of a page. Where it names no next one that can be asked, it is not turned: that would be the end. */
    private void turn() {
        URI page = next;
        URI following = null;
        if (rows instanceof JsonPage json && page != null) {
            json.announced().ifPresent(this::announce);
            following = following(page, json);
        }
        next = following;
        pages++;
        if (onPage > 0 && ids == idsBefore) {
            unseen.say("The system answers page after page with the same records, so the rest could not be read.");
            next = null;
        }
        idsBefore = ids;
        rows = null;
        close();
    }

    /** What is gone from pages that were read has drawn others from pages to come to those. */
    private void announce(long total) {
        if (total == 0 && seen > 0) {
            // some say nothing else behind the last page
            return;
        }
        if (total < announced.orElse(total) && !isShorter) {
            isShorter = true;
            unseen.say("The list became shorter while it was read page by page, so records may have been passed over.");
        }
        announced = OptionalLong.of(total);
    }

    private @Nullable URI following(URI page, JsonPage json) {
        String pointer = entity.pages().pointer();
        Optional<String> pointed = pointer != null && !pointer.startsWith("/")
                ? header(pointer)
                        .flatMap(value -> value.contains("<") ? PageAddress.ofLinkHeader(value) : Optional.of(value))
                : json.nextPage();
        URI following = address.after(page, pointed, json.isEmpty()).orElse(null);
        if (following != null && (!asked.add(following.hashCode()) || pages >= MOST_PAGES)) {
            throw Faults.unreadable("The way to the next page leads in a circle.");
        }
        return following;
    }

    private Optional<String> header(@Nullable String name) {
        return name == null || name.isBlank() || name.startsWith("/") || answer == null
                ? Optional.empty()
                : answer.header(name.strip());
    }

    private static Optional<Long> number(String text) {
        return text.strip().matches("\\d{1,18}") ? Optional.of(Long.parseLong(text.strip())) : Optional.empty();
    }

    @Override
    public OptionalLong announced() {
        return announced.isEmpty() && rows instanceof JsonPage page ? page.announced() : announced;
    }

    @Override
    public void close() {
        if (answer != null) {
            answer.close();
            answer = null;
        }
    }
}
