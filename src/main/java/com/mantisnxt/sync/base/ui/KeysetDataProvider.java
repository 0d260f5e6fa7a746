package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.data.provider.AbstractBackEndDataProvider;
import com.vaadin.flow.data.provider.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a lazy grid, which asks by offset, from a list that is read page by page, each from where the last one ended. It
 * remembers where pages begin, so that going back costs one page; how long the list is, nobody counts.
 *
 * @param <T> a row
 * @param <K> what a page begins after
 */
public final class KeysetDataProvider<T, K> extends AbstractBackEndDataProvider<T, Void> {

    private static final int PAGE = 100;
    private static final int PAGES_HELD = 8;

    private final transient Pages<T, K> pages;
    private final transient Function<T, K> key;
    private final transient List<@Nullable K> starts = new ArrayList<>();
    private final transient Map<Integer, List<T>> held = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<T>> eldest) {
            return size() > PAGES_HELD;
        }
    };

    /** @param key what a row is told apart by, and what the list is ordered by */
    public KeysetDataProvider(Pages<T, K> pages, Function<T, K> key) {
        this.pages = pages;
        this.key = key;
        starts.add(null);
    }

    /** Reads a list in its order. */
    public interface Pages<T, K> {

        /** @param after null for the beginning */
        List<T> read(@Nullable K after, int limit);
    }

    /**
     * Puts down what the list now begins with; the rest is read as before. Shown by {@link #refreshAll}.
     *
     * @param rows the whole list, or whole pages of its beginning
     */
    public void beginWith(List<T> rows) {
        starts.clear();
        held.clear();
        starts.add(null);
        for (int from = 0; from < rows.size(); from += PAGE) {
            List<T> page = List.copyOf(rows.subList(from, Math.min(from + PAGE, rows.size())));
            held.put(from / PAGE, page);
            if (page.size() == PAGE) {
                starts.add(key.apply(page.getLast()));
            }
        }
    }

    /** Reads the beginning at once, so that a list which is empty or can't be read is known before it is shown. */
    public boolean isEmpty() {
        return page(0).isEmpty();
    }

    @Override
    protected Stream<T> fetchFromBackEnd(Query<T, Void> query) {
        int first = query.getOffset();
        int end = (int) Math.min((long) first + query.getLimit(), Integer.MAX_VALUE);
        List<T> rows = new ArrayList<>();
        for (int number = first / PAGE; number * (long) PAGE < end; number++) {
            List<T> page = page(number);
            int from = Math.max(first - number * PAGE, 0);
            rows.addAll(page.subList(Math.min(from, page.size()), Math.min(end - number * PAGE, page.size())));
            if (page.size() < PAGE) {
                break;
            }
        }
        return rows.stream();
    }

    @Override
    protected int sizeInBackEnd(Query<T, Void> query) {
        throw new IllegalStateException("nobody counts this list");
    }

    @Override
    public Object getId(T item) {
        return String.valueOf(key.apply(item));
    }

    private List<T> page(int number) {
        while (starts.size() <= number) {
            List<T> last = load(starts.size() - 1);
            if (last.size() < PAGE) {
                return List.of();
            }
        }
        return load(number);
    }

    private List<T> load(int number) {
        List<T> known = held.get(number);
        if (known != null) {
            return known;
        }
        List<T> page = List.copyOf(pages.read(starts.get(number), PAGE));
        held.put(number, page);
        if (page.size() == PAGE && starts.size() == number + 1) {
            starts.add(key.apply(page.getLast()));
        }
        return page;
    }
}
