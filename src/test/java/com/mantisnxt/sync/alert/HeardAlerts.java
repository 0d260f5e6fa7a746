package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;

/** Hears what is told of alerts, as a channel does. */
public class HeardAlerts {

    private final List<AlertChanged> all = new CopyOnWriteArrayList<>();

    @EventListener
    void hear(AlertChanged changed) {
        all.add(changed);
    }

    /** In order. */
    public List<AlertChanged> of(UUID organisation) {
        return all.stream()
                .filter(changed ->
                        changed.org() != null && changed.org().value().equals(organisation))
                .toList();
    }

    /** Such as {@code OPENED sync-failed}. */
    public List<String> words(UUID organisation) {
        return of(organisation).stream()
                .map(changed -> changed.change() + " " + changed.rule())
                .toList();
    }

    public long opened(UUID organisation) {
        return of(organisation).stream()
                .filter(changed -> changed.change() == Change.OPENED)
                .count();
    }
}
