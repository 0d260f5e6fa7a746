package com.mantisnxt.sync.bench.stage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** All that a part may use: a database server, the console as its own process, and organisations to fill. */
public final class Stage implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "bench");

    private final PostgresServer postgres;
    private @Nullable Console console;

    private Stage(PostgresServer postgres) {
        this.postgres = postgres;
    }

    public static Stage open() {
        return new Stage(PostgresServer.start(FOLDER.resolve("postgres")));
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** The production jar on the database of that name, started on first use. */
    public synchronized Console console() throws Exception {
        if (console == null) {
            console = Console.start(postgres.database("sync"), FOLDER);
        }
        return console;
    }

    /** One more, on a database of its own and with options of the virtual machine; whoever starts it ends it. */
    public Console console(Database database, String... options) throws Exception {
        return Console.start(database, FOLDER, options);
    }

    /** A file of a measurement. */
    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    @Override
    public void close() throws Exception {
        try {
            if (console != null) {
                console.close();
            }
        } finally {
            postgres.close();
        }
    }
}
