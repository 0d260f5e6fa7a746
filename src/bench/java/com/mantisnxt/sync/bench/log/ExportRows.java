package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.activity.export.ActivityExport;
import com.mantisnxt.sync.activity.export.ExportOrder;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Sql;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;

/** Events taken away as a file, to nowhere, beside COPY of the same rows under the same policies. */
final class ExportRows {

    private static final int ROWS = 500_000;
    private static final int TIMES = 3;

    private static final String COPY = """
            copy (select id, created_at, status, action, entity_type, source_code, sync_id, item_key, message,
                         error_message, record_count, duration_seconds, user_id, details
                    from public.sync_activity_log
                   where org_id = '%s'
                   order by created_at desc, id desc
                   limit %d) to stdout with (format csv)
            """;

    private final Database database;
    private final InProcess application;
    private final LargeLog log;
    private final int rows;

    ExportRows(Database database, InProcess application, LargeLog log) {
        this.database = database;
        this.application = application;
        this.log = log;
        this.rows = Math.min(ROWS, log.rows());
    }

    void measure(Results results) throws SQLException {
        double copied = median(this::copy);
        for (ExportFormat format : ExportFormat.values()) {
            export(format);
            results.add(Row.of(
                            "log, %,d events taken as %s".formatted(rows, format.name()),
                            median(() -> export(format)),
                            "rows/s")
                    .beside("COPY to stdout", copied)
                    .atLeast(50_000));
        }
    }

    /** One taking. */
    private interface Taking {
        void run() throws SQLException;
    }

    private double median(Taking taking) throws SQLException {
        double[] perSecond = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            taking.run();
            perSecond[i] = rows / ((System.nanoTime() - start) / 1e9);
        }
        return Figures.of(perSecond).median();
    }

    private void export(ExportFormat format) {
        ActivityFilter month = ActivityFilter.DEFAULT.within(new TimeRange.Last(Duration.ofDays(30)));
        ActivityExport export = application.bean(ActivityExport.class);
        long written = application.as(log.organisation(), () -> {
            try {
                var begun = export.begin(new ExportOrder(month, format, null, rows));
                return export.write(begun, OutputStream.nullOutputStream(), soFar -> true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (written != rows) {
            throw new IllegalStateException("Of %d events %d came".formatted(rows, written));
        }
    }

    private void copy() throws SQLException {
        try (Sql sql = database.asApplication()) {
            sql.inTransaction(log.organisation().id(), log.organisation().user(), () -> {
                try {
                    var copied = sql.connection()
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(COPY.formatted(log.organisation().id(), rows), OutputStream.nullOutputStream());
                    if (copied != rows) {
                        throw new IllegalStateException("Of %d events %d were copied".formatted(rows, copied));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
