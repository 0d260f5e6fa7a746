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
