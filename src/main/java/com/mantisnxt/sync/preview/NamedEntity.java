package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kind of entity that a text of a service names, in the singular or the plural, alone or among other words. */
public final class NamedEntity {

    private NamedEntity() {}

    public static Optional<EntityType> in(@Nullable String text) {
        String[] words =
                Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT).split("[^a-z]+");
        return Arrays.stream(words)
                .flatMap(word -> Stream.of(word, word.replaceFirst("ies$", "y"), word.replaceFirst("s$", "")))
                .flatMap(word -> Coded.byLabel(EntityType.class, word).stream())
                .findFirst();
    }
}
