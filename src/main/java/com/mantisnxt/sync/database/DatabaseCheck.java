package com.mantisnxt.sync.database;

import com.mantisnxt.sync.database.check.CheckReport;
import com.mantisnxt.sync.database.check.Examination;
import com.mantisnxt.sync.database.check.ReadOnlySession;
import java.io.PrintStream;
import java.sql.SQLException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** `./console check`: what a start would find and do, with the settings it would have. Changes nothing. */
public final class DatabaseCheck {

    public static final int REFUSED = 1;
    public static final int NOT_REACHED = 3;

    /** Binds the settings and starts nothing; no configuration that a scan would find. */
    @EnableConfigurationProperties(DatabaseProperties.class)
    static class Settings {}

    private final PrintStream out;

    private DatabaseCheck(PrintStream out) {
        this.out = out;
    }

    /** @return what the process ends with: 0 when a start would go ahead */
    public static int run(PrintStream out, String... arguments) {
        try (var context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(arguments)) {
            return new DatabaseCheck(out).of(context.getBean(DatabaseProperties.class));
        }
    }

    private int of(DatabaseProperties properties) {
        if (properties.isEmbedded()) {
            out.println("SYNC_DATABASE_URL is not set: a start would use the embedded PostgreSQL in "
                    + properties.directory() + ", which needs no check.");
            return 0;
        }
        var report = new CheckReport();
        DatabaseEndpoint endpoint = DatabaseEndpoint.of(properties);
        DatabaseEndpoint.Login asked = endpoint.owner();
        try {
            try (var owner = open(endpoint, asked)) {
                new Examination(report).asOwner(owner);
            }
            asked = endpoint.user();
            try (var application = open(endpoint, asked)) {
                new Examination(report)
                        .asApplication(application, endpoint.owner().name());
            }
        } catch (SQLException e) {
            return notAnswered(report, asked, e);
        }
        out.print(report.text());
        return report.refused() ? REFUSED : 0;
    }

    private static ReadOnlySession open(DatabaseEndpoint endpoint, DatabaseEndpoint.Login login) throws SQLException {
        return ReadOnlySession.open(endpoint.url(), login.name(), login.password());
    }

    /** As the start takes it: a refusal ends it, silence is waited for. */
    private int notAnswered(CheckReport report, DatabaseEndpoint.Login asked, SQLException why) {
        if (DatabaseWait.isRefusal(why)) {
            report.refuses("the database refuses " + asked.name() + ": " + why.getMessage());
            out.print(report.text());
            return REFUSED;
        }
        out.println(
                "The database does not answer " + asked.name() + ", a start would wait for it: " + why.getMessage());
        return NOT_REACHED;
    }
}
