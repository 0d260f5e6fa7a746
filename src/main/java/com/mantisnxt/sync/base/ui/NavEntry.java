package com.mantisnxt.sync.base.ui;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feature's place in the side navigation; each feature with a screen offers one as a bean.
 *
 * @param path route, empty for the start page
 * @param titleKey translation key
 * @param icon a name of frontend/shared/sc-icon.ts
 * @param right name of the right that one needs to see it
 * @param count what there is of it now
 * @param calls whether the number calls for somebody: it stands out, and goes where it is 0
 * @param others routes of the feature that do not lie beneath its own
 */
public record NavEntry(
        String path,
        String titleKey,
        String icon,
        int order,
        String right,
        @Nullable NavCount count,
        boolean calls,
        Set<String> others) {

    public NavEntry(String path, String titleKey, String icon, int order, String right) {
        this(path, titleKey, icon, order, right, null);
    }

    public NavEntry(String path, String titleKey, String icon, int order, String right, @Nullable NavCount count) {
        this(path, titleKey, icon, order, right, count, false);
    }

    public NavEntry(
            String path,
            String titleKey,
            String icon,
            int order,
            String right,
            @Nullable NavCount count,
            boolean calls) {
        this(path, titleKey, icon, order, right, count, calls, Set.of());
    }

    /** The same, which also shows as the current one on these routes. */
    public NavEntry alsoAt(String... routes) {
        return new NavEntry(path, titleKey, icon, order, right, count, calls, Set.of(routes));
    }
}
