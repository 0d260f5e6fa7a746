package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.tenant.UserNames;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names of who acted, asked for once per page of events and remembered while the screen stands. */
@SpringComponent
@UIScope
class People {

    private static final Logger log = LoggerFactory.getLogger(People.class);

    private final UserNames source;
    private final Map<UUID, String> known = new HashMap<>();
    private final Set<UUID> everybody = new LinkedHashSet<>();
    private boolean asked;

    People(UserNames source) {
        this.source = source;
    }

    void learn(List<ActivityRow> rows) {
        List<UUID> missing = rows.stream()
                .map(ActivityRow::user)
                .filter(Objects::nonNull)
                .filter(user -> !known.containsKey(user))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            known.putAll(source.of(missing));
        }
    }

    /** Everybody who may have acted, by name; asked for once. Nobody where that can't be told. */
    Set<UUID> all() {
        if (!asked) {
            askForAll();
        }
        return everybody;
    }

    private void askForAll() {
        try {
            source.all().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .forEach(person -> {
                        known.put(person.getKey(), person.getValue());
                        everybody.add(person.getKey());
                    });
            asked = true;
        } catch (RuntimeException e) {
            log.warn("The names of people could not be read", e);
        }
    }

    Optional<UUID> withEmail(String email) {
        return source.withEmail(email);
    }

    /** The beginning of the id where nobody knows the name; empty for nobody. */
    String name(@Nullable UUID user) {
        return user == null ? "" : known.getOrDefault(user, user.toString().substring(0, 8));
    }
}
