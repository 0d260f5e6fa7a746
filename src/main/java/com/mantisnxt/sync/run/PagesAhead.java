package com.mantisnxt.sync.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page while the one before it is put down: the other system and the database work side by side. Never more than
 * one is under way, so memory stays flat, and never two readers at once.
 */
final class PagesAhead implements AutoCloseable {

    private final Supplier<SourcePage> reading;
    private @Nullable Coming coming;

    /** @param reading reads one page, on whichever thread */
    PagesAhead(Supplier<SourcePage> reading) {
        this.reading = reading;
    }

    private record Coming(FutureTask<SourcePage> page, Thread reader) {}

    /** From now on the next page is read. */
    void begin() {
        var page = new FutureTask<>(reading::get);
        coming = new Coming(page, Thread.ofVirtual().name("page-ahead").start(page));
    }

    /** The next page, with whatever befell its reading. */
    SourcePage next() {
        Coming now = coming;
        coming = null;
        return now == null ? reading.get() : await(now);
    }

    /** Who is interrupted interrupts the reading, as if it were its own. */
    private static SourcePage await(Coming now) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return now.page().get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    now.reader().interrupt();
                }
            }
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(@Nullable Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return fault instanceof RuntimeException known ? known : new IllegalStateException(fault);
    }

    /** What is under way is waited for, since whatever it reads from is closed next, and forgotten. */
    @Override
    public void close() {
        Coming now = coming;
        coming = null;
        if (now != null) {
            try {
                await(now);
            } catch (RuntimeException forgotten) {
                // whoever reads this page next meets it again
            }
        }
    }
}
