package com.mantisnxt.sync.database.check;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks all there is to ask of a database, as the two roles that a start would use. */
public final class Examination {

    private static final int OLDEST = 150_000;
    private static final int NEWEST_TRIED = 190_000;

    private static final String SERVER = """
            select current_setting('server_version') as version,
                   current_setting('server_version_num')::integer as number,
                   current_database()::text as name,
                   pg_encoding_to_char(d.encoding)::text as encoding,
                   d.datctype::text as ctype,
                   pg_database_size(d.oid) as bytes,
                   d.datdba::regrole::text as owner
              from pg_database d
             where d.datname = current_database()
            """;

    private static final String POWERFUL_OWNER = """
            select rolsuper or rolbypassrls
              from pg_roles
             where rolname = current_user
            """;

    private static final String ALLOWED =
            "select coalesce(nullif(current_setting('app.allow_log_rewrite', true), ''), 'off')::boolean";

    private record Server(
            String version, int number, String name, String encoding, String ctype, long bytes, String owner) {}

    private final CheckReport report;

    public Examination(CheckReport report) {
        this.report = report;
    }

    /** As the role that migrates: the server, what is there, and what a start would do to it. */
    public void asOwner(ReadOnlySession owner) {
        server(owner.ask(jdbc -> jdbc.sql(SERVER).query(Server.class).single()));
        if (owner.ask(jdbc -> jdbc.sql(POWERFUL_OWNER).query(Boolean.class).single())) {
            report.warns("the owner is a superuser or has BYPASSRLS: the policies don't hold it");
        }
        Found found = owner.ask(Found::in);
        report.says("Found", found.text());
        List<TableFacts> tables = owner.ask(TableFacts::in);
        report.says("Tables", tables.stream().map(TableFacts::text).toList());
        if (found == Found.EARLIER_DELIVERY) {
            healing(owner);
        }
        migrations(owner, found, tables);
        owner.ask(RoleFacts::lacks).forEach(lack -> report.refuses(lack + "; run db/roles.sql as an administrator"));
    }

    private void server(Server server) {
        report.says(
                "Database",
                "%s of %s, %s, encoding %s, character type %s"
                        .formatted(
                                server.name(),
                                server.owner(),
                                Sizes.of(server.bytes()),
                                server.encoding(),
                                server.ctype()));
        report.says("Server", "PostgreSQL " + server.version());
        if (server.number() < OLDEST) {
            report.refuses("PostgreSQL 15 or newer is needed");
        }
        if (server.number() >= NEWEST_TRIED) {
            report.warns("newer than PostgreSQL 18, which is the newest tried");
        }
        if (!server.encoding().equals("UTF8")) {
            report.refuses("the database's encoding is " + server.encoding() + ", not UTF8");
        }
        if (List.of("C", "POSIX").contains(server.ctype())) {
            report.warns("with this character type texts in other scripts than Latin can't be searched");
        }
    }

    private void healing(ReadOnlySession owner) {
        List<String> differences = owner.ask(HealingFacts::differences);
        differences.forEach(report::refuses);
        if (differences.isEmpty()) {
            report.says(
                    "Healing",
                    "the tables are known, every row is kept; their indexes, policies and triggers are made anew");
        }
        report.says("Changes", owner.ask(HealingFacts::changes));
    }

    private void migrations(ReadOnlySession owner, Found found, List<TableFacts> tables) {
        MigrationFacts migrations = owner.ask(jdbc -> MigrationFacts.of(jdbc, found));
        migrations.refusals().forEach(report::refuses);
        if (migrations.isAhead()) {
            report.warns("a later version of the console was here, up to V" + migrations.newest()
                    + "; an earlier one on its schema is not held to anything");
        }
        List<String> pending = migrations.pending();
        report.says("Migrations", pending.isEmpty() ? "none to run" : pending.size() + " to run:");
        report.says("", pending);
        tables.stream()
                .filter(table -> table.name().endsWith("sync_activity_log"))
                .findFirst()
                .ifPresent(log -> longWork(owner, migrations.versions(), log));
    }

    private void longWork(ReadOnlySession owner, List<Integer> versions, TableFacts log) {
        List<LongWork> works = LongWork.among(versions);
        if (works.isEmpty()) {
            return;
        }
        report.says("Takes", works.stream().map(work -> work.text(log.rows())).toList());
        report.says("", "disk: as much again as the log has, " + Sizes.of(log.bytes()) + ", until it is done");
        boolean asks = works.stream().anyMatch(work -> work.asks(log.rows()));
        if (asks && !owner.ask(jdbc -> jdbc.sql(ALLOWED).query(Boolean.class).single())) {
            report.refuses("so long a log is rewritten only when that is allowed:"
                    + " alter role sync_owner set app.allow_log_rewrite = on");
        }
    }

    /** As the application: whether the policies would hold it. */
    public void asApplication(ReadOnlySession application, String owner) {
        List<String> powers = application.ask(RolePowers::of);
        String role = application.ask(Examination::currentUser);
        powers.stream()
                .findFirst()
                .ifPresent(power -> report.refuses(role + " " + power + ": the policies would not hold it"));
        application.ask(jdbc -> RoleFacts.outsider(jdbc, owner)).forEach(report::refuses);
        if (powers.isEmpty()) {
            report.says("Application", role + " is held by row-level security");
        }
        others(application);
    }

    private static String currentUser(JdbcClient jdbc) {
        return jdbc.sql("select current_user::text").query(String.class).single();
    }

    private void others(ReadOnlySession session) {
        List<String> connected = session.ask(RoleFacts::connected);
        report.says("Connected", connected.isEmpty() ? List.of("nobody else") : connected);
        report.says("No policy", "holds these roles that can log in: " + session.ask(RoleFacts::above));
    }
}
