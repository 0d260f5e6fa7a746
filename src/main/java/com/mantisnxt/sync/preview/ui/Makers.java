package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.tenant.UserNames;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of who had previews computed. */
@Component
class Makers {

    private final UserNames names;

    Makers(UserNames names) {
        this.names = names;
    }

    /** Ids whose name nobody knows are missing. */
    Map<UUID, String> of(List<@Nullable UUID> users) {
        List<UUID> known = users.stream().filter(Objects::nonNull).distinct().toList();
        return known.isEmpty() ? Map.of() : names.of(known);
    }

    String of(@Nullable UUID user) {
        if (user == null) {
            return "";
        }
        return of(List.of(user)).getOrDefault(user, user.toString().substring(0, 8));
    }
}
