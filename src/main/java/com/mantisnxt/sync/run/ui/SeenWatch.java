package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.ui.PageVisibility;
import com.vaadin.flow.component.Component;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A watch that is kept while somebody can see what it is for. Under the page's lock. */
final class SeenWatch<T> {

    private final Supplier<SyncsWatch<T>> open;
    private @Nullable SyncsWatch<T> watch;

    private SeenWatch(Supplier<SyncsWatch<T>> open) {
        this.open = open;
    }

    static <T> SeenWatch<T> of(Component part, Supplier<SyncsWatch<T>> open) {
        var made = new SeenWatch<>(open);
        part.addAttachListener(event -> made.turn(true));
        part.addDetachListener(event -> made.turn(false));
        PageVisibility.watch(part, made::turn);
        return made;
    }

    /** See {@link SyncsWatch#overtaken()}. */
    void overtaken() {
        if (watch != null) {
            watch.overtaken();
        }
    }

    private void turn(boolean on) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
        if (on) {
            watch = open.get();
        }
    }
}
