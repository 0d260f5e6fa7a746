package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.SearchLine;
import java.util.Optional;
import java.util.UUID;

/** People by their names, whichever way they are written. */
record ByName(People people) implements SearchLine.Names {

    @Override
    public Optional<UUID> find(String typed) {
        return people.all().stream()
                .filter(user -> people.name(user).equalsIgnoreCase(typed))
                .findFirst()
                .or(() -> typed.contains("@") ? people.withEmail(typed) : Optional.of(UUID.fromString(typed)));
    }

    @Override
    public String of(UUID user) {
        boolean isTheOnlyOne = people.all().stream()
                        .filter(other -> people.name(other).equalsIgnoreCase(people.name(user)))
                        .count()
                == 1;
        return people.all().contains(user) && isTheOnlyOne ? people.name(user) : user.toString();
    }
}
