package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.Answers;
import com.mantisnxt.sync.connector.http.WebAddress;
import com.mantisnxt.sync.connector.http.WebAnswer;
import com.mantisnxt.sync.connector.http.WebRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bulk operation found: a file on another host, which gets no credentials, read as it comes. Where the reading
 * breaks off it goes on behind what was given away, for the file does not change.
 */
final class ResultFile {

    private final AdminApi api;
    private final RecordKind kind;
    private final URI address;
    private final long objects;
    private @Nullable WebAnswer answer;
    private @Nullable ResultRows rows;
    private long givenLines;
    private long givenStrays;
    private long straysBefore;
    private boolean isAtEnd;

    ResultFile(AdminApi api, RecordKind kind, String url, long objects) {
        this.api = api;
        this.kind = kind;
        this.address = WebAddress.of(url);
        this.objects = objects;
        if ("https".equalsIgnoreCase(api.shop().address().getScheme())
                && !"https".equalsIgnoreCase(address.getScheme())) {
            throw new SourceFault(Kind.UNREADABLE, "The result of the bulk operation is not at an https address.");
        }
    }

    /** Behind what another walk has given away. */
    void goOn(long lines, long strays) {
        givenLines = lines;
        givenStrays = strays;
    }

    long givenLines() {
        return givenLines;
    }

    long givenStrays() {
        return givenStrays;
    }

    /** Null at the end. */
    @Nullable
    Row next() {
        if (isAtEnd) {
            return null;
        }
        Row row = opened().next();
        isAtEnd = row == null;
        return row;
    }

    private ResultRows opened() {
        ResultRows known = rows;
        if (known == null) {
            answer = good(api.ways().outgoing().send(WebRequest.get(address)));
            known = new ResultRows(answer.body(), kind, api.ways().largestRecord());
            rows = known;
            straysBefore = givenStrays;
            known.skip(givenLines);
        }
        return known;
    }

    private WebAnswer good(WebAnswer found) {
        int status = found.status();
        if (status == 401 || status == 403 || status == 404 || status == 410) {
            found.close();
            throw new SourceFault(Kind.UNREADABLE, "The result of the bulk operation is no longer there.");
        }
        return Answers.good(found, api.ways().clock());
    }

    boolean isAtEnd() {
        return isAtEnd;
    }

    /** What was read until now is somebody else's. */
    void given() {
        if (rows != null) {
            givenLines = rows.linesOfRows();
            givenStrays = straysBefore + rows.strays();
        }
    }

    void backToTheLastGiven() {
        close();
        rows = null;
        isAtEnd = false;
    }

    List<String> unseen() {
        List<String> said = new ArrayList<>();
        if (isAtEnd && givenLines != objects) {
            said.add("The bulk operation found %,d objects, and its result has %,d.".formatted(objects, givenLines));
        }
        if (givenStrays > 0) {
            said.add("%,d objects of the bulk operation belong to none that came before them.".formatted(givenStrays));
        }
        return said;
    }

    void close() {
        if (answer != null) {
            answer.close();
            answer = null;
        }
    }
}
