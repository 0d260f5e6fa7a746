package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a feature adds to the page of another that lies below it; offered as a bean, shown after what the page has itself.
 *
 * @param page one of the names below
 * @param build makes it for the thing that the page shows, null on a page of many; empty where the caller has no use for it
 */
public record PagePart(String page, int order, Function<@Nullable UUID, Stream<Component>> build) {

    /** The page of one connection, before how it is set up. */
    public static final String CONNECTION_FIRST = "connection-first";

    /** The page of one connection. */
    public static final String CONNECTION = "connection";

    /** One connection in the list of them; within a link, so text only. */
    public static final String CONNECTION_CARD = "connection-card";

    /** The list of connections. */
    public static final String CONNECTIONS = "connections";

    /** The page of the upkeep. */
    public static final String UPKEEP = "upkeep";

    /** The head of the live board. */
    public static final String BOARD = "board";

    /** One sync, beside the live board. */
    public static final String SYNC = "sync";

    /** The administrators' page. */
    public static final String ADMIN = "admin";

    public static List<Component> of(List<PagePart> parts, String page, @Nullable UUID shown) {
        return parts.stream()
                .filter(part -> part.page.equals(page))
                .sorted(java.util.Comparator.comparingInt(PagePart::order))
                .flatMap(part -> part.build.apply(shown))
                .toList();
    }
}
