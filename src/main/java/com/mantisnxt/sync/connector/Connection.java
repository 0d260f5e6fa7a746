package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection as everybody with READ may see it.
 *
 * @param secretNames which secrets are set; their values leave this module only towards their system
 * @param version to be given back with a change, so that nobody overwrites what they have not seen
 */
public record Connection(
        UUID id,
        String name,
        SourceSystem system,
        @Nullable String baseUrl,
        ObjectNode settings,
        Set<String> secretNames,
        List<EntitySetup> entities,
        @Nullable LastTest lastTest,
        @Nullable Instant archivedAt,
        long version) {

    /**
     * What came of the latest test.
     *
     * @param outcome {@code ok}, else the code of the refusal
     */
    public record LastTest(Instant at, String outcome, String reason) {

        public boolean isGood() {
            return outcome.equals("ok");
        }
    }

    public Optional<EntitySetup> find(EntityType entity) {
        return entities.stream().filter(setup -> setup.entity() == entity).findFirst();
    }
}
