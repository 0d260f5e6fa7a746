package com.mantisnxt.sync.preview.unpack;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a delta is about. Nothing obliges its service to say so: it is what the delta says, else what its sync is about,
 * else what the sync's id or the cache key name, else products.
 */
final class DeltaEntity {

    private DeltaEntity() {}

    static EntityType of(
            @Nullable String said, @Nullable EntityType ofSync, @Nullable String syncId, @Nullable String cacheKey) {
        return Stream.of(named(said), Optional.ofNullable(ofSync), named(syncId), named(cacheKey))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(EntityType.PRODUCT);
    }

    private static Optional<EntityType> named(@Nullable String text) {
        String[] words =
                Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT).split("[^a-z]+");
        return Arrays.stream(words)
                .flatMap(word -> Stream.of(word, word.replaceFirst("ies$", "y"), word.replaceFirst("s$", "")))
                .flatMap(word -> Coded.byLabel(EntityType.class, word).stream())
                .findFirst();
    }
}
