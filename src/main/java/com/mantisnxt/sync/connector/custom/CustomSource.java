package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Unseen;
import com.mantisnxt.sync.connector.http.Outgoing;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;

/** One custom connection, ready to be read. */
final class CustomSource implements Source {

    private final Endpoint endpoint;
    private final Setup setup;
    private final Ways ways;

    /** What it reads by. */
    record Ways(Outgoing outgoing, Uploaded uploaded, Clock clock, long largestRecord) {}

    /** Opens the file that was handed in. */
    @FunctionalInterface
    interface Uploaded {
        InputStream open(UUID connection, EntityType entity);
    }

    CustomSource(Endpoint endpoint, Ways ways) {
        this.endpoint = endpoint;
        this.setup = Setup.of(endpoint);
        this.ways = ways;
    }

    @Override
    public SourceWalk walk(EntityType entity) {
        var unseen = new Unseen();
        return new CustomWalk(pages(entity, unseen), setup, unseen, new PageMark(0, null));
    }

    @Override
    public SourceWalk resume(EntityType entity, String cursor) {
        var unseen = new Unseen();
        PageCursor from = PageCursor.of(cursor);
        var pages = new WebPages(this, address(), from, setup.entity(), unseen);
        return new CustomWalk(pages, setup, unseen, new PageMark(from.skip(), from.ids()));
    }

    private CustomWalk.Pages pages(EntityType entity, Unseen unseen) {
        if (setup.entity().isUpload()) {
            return new OnePage(
                    () -> ways.uploaded().open(endpoint.connection(), entity), setup.entity(), ways.largestRecord());
        }
        return new WebPages(this, address(), setup.entity(), unseen);
    }

    Outgoing outgoing() {
        return ways.outgoing();
    }

    private URI address() {
        if (endpoint.baseUrl() == null) {
            throw new SourceFault(Kind.WRONG_ADDRESS, "The connection has no address.");
        }
        return endpoint.baseUrl();
    }

    Credentials credentials() {
        return new Credentials(setup.settings(), endpoint.secrets());
    }

    Clock clock() {
        return ways.clock();
    }

    long largestRecord() {
        return ways.largestRecord();
    }
}
