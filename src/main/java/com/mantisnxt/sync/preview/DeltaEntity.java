package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.base.EntityType;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a delta is about. Nothing obliges its service to say so: it is what the delta says, else what its sync is about,
 * else what the sync's id or the cache key name, else products.
 */
public final class DeltaEntity {

    private DeltaEntity() {}

    public static EntityType of(
            @Nullable String said, @Nullable EntityType ofSync, @Nullable String syncId, @Nullable String cacheKey) {
        return Stream.of(
                        NamedEntity.in(said),
                        Optional.ofNullable(ofSync),
                        NamedEntity.in(syncId),
                        NamedEntity.in(cacheKey))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(EntityType.PRODUCT);
    }
}
