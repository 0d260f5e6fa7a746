package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.tenant.UserNames;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The names of who acted, asked for once per page of events and remembered while the screen stands. */
@SpringComponent
@UIScope
class People {

    private final ObjectProvider<UserNames> source;
    private final Map<UUID, String> known = new HashMap<>();

    People(ObjectProvider<UserNames> source) {
        this.source = source;
    }

    void learn(List<ActivityRow> rows) {
        List<UUID> missing = rows.stream()
                .map(ActivityRow::user)
                .filter(Objects::nonNull)
                .filter(user -> !known.containsKey(user))
                .distinct()
                .toList();
        UserNames names = source.getIfAvailable();
        if (names != null && !missing.isEmpty()) {
            known.putAll(names.of(missing));
        }
    }

    Map<UUID, String> all() {
        UserNames names = source.getIfAvailable();
        return names == null ? Map.of() : names.all();
    }

    /** The beginning of the id where nobody knows the name; empty for nobody. */
    String name(@Nullable UUID user) {
        return user == null ? "" : known.getOrDefault(user, user.toString().substring(0, 8));
    }
}
