package com.mantisnxt.sync.tenant;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who people are, to be shown beside what they did. Told by whoever keeps the accounts. */
public interface UserNames {

    /** Names of those among the ids that are known in the caller's organisation. */
    Map<UUID, String> of(Collection<UUID> users);

    /** Everybody in the caller's organisation. */
    default Map<UUID, String> all() {
        return Map.of();
    }

    /** Who in the caller's organisation has this e-mail address, in any case. */
    default Optional<UUID> withEmail(String email) {
        return Optional.empty();
    }
}
