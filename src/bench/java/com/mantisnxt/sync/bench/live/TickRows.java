package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.progress.ProgressReport;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The syncs of one organisation and how far they are; each call moves all of them on. One thread at a time. */
final class TickRows {

    private final Organisation organisation;
    private final String[] ids;
    private final Integer[] done;
    private long sequence;

    TickRows(Organisation organisation, String prefix, int count) {
        this.organisation = organisation;
        this.ids = IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
        this.done = new Integer[count];
        Arrays.fill(done, 0);
    }

    Organisation organisation() {
        return organisation;
    }

    int count() {
        return ids.length;
    }

    String[] ids() {
        return ids;
    }

    Integer[] next() {
        sequence++;
        for (int i = 0; i < done.length; i++) {
            done[i] = done[i] + 1 + (int) ((i + sequence) % 5);
        }
        return done;
    }

    List<ProgressReport> reports() {
        Integer[] now = next();
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new ProgressReport(ids[i], sequence, now[i], 0, null, null, null))
                .toList();
    }

    /** The body of a batch by REST. */
    String json() {
        Integer[] now = next();
        StringBuilder body = new StringBuilder("{\"reports\":[");
        for (int i = 0; i < ids.length; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"syncId\":\"")
                    .append(ids[i])
                    .append("\",\"sequence\":")
                    .append(sequence)
                    .append(",\"processed\":")
                    .append(now[i])
                    .append('}');
        }
        return body.append("]}").toString();
    }
}
