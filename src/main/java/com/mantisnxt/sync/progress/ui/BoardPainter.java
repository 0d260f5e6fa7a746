package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns views of a board into paints: only fields that changed of rows on screen travel. Remembers what its browser was
 * sent; a restart sends all anew.
 */
final class BoardPainter {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_SAMPLES = 60;

    private final RowFields fields;
    private final BoardMarks marks;
    private final Map<UUID, Integer> keys = new HashMap<>();
    private final Map<Integer, UUID> ids = new HashMap<>();
    private Map<UUID, Sent> sent = new HashMap<>();
    private List<Integer> sentWindow = List.of();
    private int sentFirst = -1;
    private int sentTotal = -1;
    private List<Integer> sentMarks = List.of();
    private boolean sentPicking;
    private final PaintedReports reported = new PaintedReports();
    private int number;

    BoardPainter(RowFields fields, BoardMarks marks) {
        this.fields = fields;
        this.marks = marks;
    }

    /** The next paint is the first: it holds everything. */
    void restart() {
        sent = new HashMap<>();
        sentWindow = List.of();
        sentFirst = -1;
        number = 0;
    }

    PaintedReports reported() {
        return reported;
    }

    int number() {
        return number;
    }

    @Nullable
    UUID idOf(int key) {
        return ids.get(key);
    }

    /** @return whether the view holds anything that this browser has not been sent */
    boolean isNews(BoardModel.View view) {
        return number == 0
                || view.total() != sentTotal
                || view.board().isStale()
                || view.first() != sentFirst
                || !window(view).equals(sentWindow)
                || marks.isPicking() != sentPicking
                || !marked(view).equals(sentMarks)
                || view.rows().stream().anyMatch(this::isUnsent);
    }

    /**
     * A page that has no board is told so once and then hears nothing until there is one, so that it takes its
     * connection for what it is.
     *
     * @param beat it is time for a sign of life, news or not
     */
    boolean isDue(BoardModel.View view, boolean beat) {
        return view.board().isUnread() ? number == 0 : beat || isNews(view);
    }

    ObjectNode paint(BoardModel.View view, Instant now) {
        number++;
        ObjectNode paint = JSON.createObjectNode();
        paint.put("n", number);
        Instant at = now.plus(view.board().clockOffset());
        paint.put("t", at.toEpochMilli());
        paint.put("total", view.total());
        sentTotal = view.total();
        marks(view, paint);
        if (view.board().isUnread()) {
            paint.put("state", "failed");
        } else {
            board(view, paint);
        }
        reported.made(number, at);
        return paint;
    }

    private void board(BoardModel.View view, ObjectNode paint) {
        paint.put("dataAt", view.readAt().toEpochMilli());
        window(view, paint);
        rows(view, paint);
        if (view.fresh() > 0) {
            paint.put("fresh", view.fresh());
        }
        paint.put("state", view.board().isStale() ? "stale" : "ready");
        if (view.total() == 0) {
            paint.put("empty", view.unfiltered() ? "nothing" : "filtered");
        }
    }

    private void window(BoardModel.View view, ObjectNode paint) {
        List<Integer> window = window(view);
        if (number > 1 && view.first() == sentFirst && window.equals(sentWindow)) {
            return;
        }
        sentFirst = view.first();
        sentWindow = window;
        ObjectNode win = paint.putObject("win");
        win.put("from", view.first());
        ArrayNode list = win.putArray("keys");
        window.forEach(list::add);
    }

    private void marks(BoardModel.View view, ObjectNode paint) {
        List<Integer> marked = marked(view);
        if (number == 1 || marks.isPicking() != sentPicking) {
            sentPicking = marks.isPicking();
            paint.put("picking", sentPicking);
        }
        if (number == 1 || !marked.equals(sentMarks)) {
            sentMarks = marked;
            ArrayNode list = paint.putArray("sel");
            marked.forEach(list::add);
        }
    }

    private List<Integer> marked(BoardModel.View view) {
        return marks.isPicking()
                ? view.rows().stream()
                        .map(live -> live.sync().id())
                        .filter(marks::has)
                        .map(this::key)
                        .toList()
                : List.of();
    }

    private List<Integer> window(BoardModel.View view) {
        return view.rows().stream().map(live -> key(live.sync().id())).toList();
    }

    private int key(UUID id) {
        return keys.computeIfAbsent(id, fresh -> {
            int key = keys.size() + 1;
            ids.put(key, fresh);
            return key;
        });
    }

    private void rows(BoardModel.View view, ObjectNode paint) {
        ArrayNode full = JSON.createArrayNode();
        ArrayNode changes = JSON.createArrayNode();
        Map<UUID, Sent> next = new HashMap<>();
        for (LiveSync live : view.rows()) {
            UUID id = live.sync().id();
            Sent before = sent.get(id);
            Sent now = before != null && before.live() == live ? before : new Sent(live, fields.of(live));
            next.put(id, now);
            if (before == null) {
                full.add(full(now));
            } else if (before != now) {
                change(before, now, changes);
                reported.changed(before.live(), now.live());
            }
        }
        drop(next, paint);
        sent = next;
        if (!full.isEmpty()) {
            paint.set("rows", full);
        }
        if (!changes.isEmpty()) {
            paint.set("d", changes);
        }
    }

    private void drop(Map<UUID, Sent> next, ObjectNode paint) {
        List<Integer> gone = sent.keySet().stream()
                .filter(id -> !next.containsKey(id))
                .map(this::key)
                .toList();
        if (!gone.isEmpty()) {
            ArrayNode drop = paint.putArray("drop");
            gone.forEach(drop::add);
        }
    }

    private ObjectNode full(Sent row) {
        ObjectNode node = JSON.valueToTree(row.fields());
        node.put("k", key(row.live().sync().id()));
        node.set("sl", samples(row.live(), MOST_SAMPLES));
        return node;
    }

    private void change(Sent before, Sent now, ArrayNode changes) {
        Map<String, @Nullable Object> difference = new LinkedHashMap<>();
        now.fields().forEach((name, value) -> {
            if (!Objects.deepEquals(value, before.fields().get(name))) {
                difference.put(name, value);
            }
        });
        ObjectNode node = JSON.valueToTree(difference);
        int grown = now.live().sync().pace().sampleCount()
                - before.live().sync().pace().sampleCount();
        if (grown > 0 && grown < MOST_SAMPLES) {
            node.set("sa", samples(now.live(), grown));
        } else if (grown != 0) {
            node.set("sl", samples(now.live(), MOST_SAMPLES));
        }
        if (!node.isEmpty()) {
            ArrayNode change = changes.addArray();
            change.add(key(now.live().sync().id()));
            change.add(node);
        }
    }

    private static ArrayNode samples(LiveSync live, int newest) {
        float[] samples = live.sync().pace().samples();
        ArrayNode array = JSON.createArrayNode();
        for (float sample : Arrays.copyOfRange(samples, Math.max(0, samples.length - newest), samples.length)) {
            array.add(Math.round(sample));
        }
        return array;
    }

    private boolean isUnsent(LiveSync live) {
        Sent before = sent.get(live.sync().id());
        return before == null || before.live() != live;
    }

    /** A row as this browser has it. */
    private record Sent(LiveSync live, Map<String, @Nullable Object> fields) {}
}
