package com.mantisnxt.sync.activity.export;

import com.mantisnxt.sync.activity.ActivityChunks;
import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.springframework.beans.factory.annotation.Autowired;

/** An export of the events of one organisation, and short words for it. */
@ConsoleTest
abstract class ExportOfATest {

    protected static final ActivityFilter MONTH =
            ActivityFilter.DEFAULT.within(new TimeRange.Last(Duration.ofDays(30)));
    protected final TestDatabase database = TestServer.POSTGRES_18.shared();
    protected final Caller caller = Organisations.anybody();
    protected final LoggedEvents events =
            new LoggedEvents(database, caller.org().value());
    protected final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Autowired
    protected ActivityExport export;

    @Autowired
    protected ActivityChunks chunks;

    @Autowired
    protected ActivitySearch search;

    @Autowired
    protected CurrentCaller currentCaller;

    protected static ActivityFilter failed() {
        return new ActivityFilter(
                Set.of(SyncStatus.FAILED), Set.of(), Set.of(), Set.of(), null, null, List.of(), MONTH.range());
    }

    protected String text(ExportFormat format, ActivityFilter filter) {
        return text(ExportOrder.all(filter, format), rows -> true);
    }

    protected String text(ExportOrder order, LongPredicate goesOn) {
        var out = new ByteArrayOutputStream();
        try {
            write(order, out, goesOn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    protected void write(ExportOrder order, OutputStream out, LongPredicate goesOn) throws IOException {
        try {
            as(() -> {
                try {
                    export.write(export.begin(order), out, goesOn);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    protected void as(Runnable work) {
        currentCaller.runAs(caller, work);
    }
}
