package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** A small stand-in that speaks the language of a system, and a source on it. */
public abstract class SourceStage {

    protected final Outgoing outgoing = Doors.toOpen();
    protected final StandIn standIn = new StandIn(this::answerOrFail);
    final Set<Integer> failing = ConcurrentHashMap.newKeySet();

    /** What the system has: ids in the order it delivers them, and how many it says there are. */
    protected record Shelf(List<String> ids, long announced) {}

    Shelf shelf = new Shelf(List.of(), 0);

    /** Answers one request as the system does when all is well. */
    protected abstract void answer(HttpExchange exchange, Shelf shelf) throws IOException;

    /** A source on a system at that address. */
    protected abstract Source source(URI uri);

    /** An id as the system has them. */
    protected String id(int number) {
        return "id-" + number;
    }

    /** What comes where the system lets records come twice: the same ids in any order, unless it is asked by id. */
    protected List<String> unstable(List<String> twice) {
        List<String> shuffled = new ArrayList<>(twice);
        Collections.shuffle(shuffled, new Random(7));
        return shuffled;
    }

    /** Whether it is asked by POST, which follows no redirect. */
    protected boolean posts() {
        return false;
    }

    /** Whether the system tells how many records there are. */
    protected boolean announces() {
        return true;
    }

    /** Whether a walk can be gone on with where another one stood. */
    protected boolean canBeEntered() {
        return false;
    }

    private void answerOrFail(HttpExchange exchange) throws IOException {
        if (failing.remove(asked())) {
            StandIn.send(exchange, 503, "text/html", new byte[0]);
        } else {
            answer(exchange, shelf);
        }
    }

    /** The stand-in exists only after its handler. */
    private int asked() {
        return standIn.asked().size();
    }

    @AfterEach
    void shut() throws IOException {
        standIn.close();
        outgoing.destroy();
    }

    protected void has(int count) {
        has(IntStream.rangeClosed(1, count).mapToObj(this::id).toList());
    }

    final void has(List<String> ids) {
        shelf = new Shelf(ids, ids.size());
    }

    final SourceWalk walk(URI uri) {
        return source(uri).walk(EntityType.PRODUCT);
    }

    final List<String> ids(URI uri) {
        try (SourceWalk walk = walk(uri)) {
            return drain(walk);
        }
    }

    static List<String> drain(SourceWalk walk) {
        List<String> ids = new ArrayList<>();
        for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
            page.forEach(record -> ids.add(record.externalId()));
        }
        return ids;
    }

    final SourceFault fault(URI uri) {
        try (SourceWalk walk = walk(uri)) {
            return catchThrowableOfType(SourceFault.class, () -> drain(walk));
        }
    }
}
