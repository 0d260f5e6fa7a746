package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.preview.NamedEntity;
import com.mantisnxt.sync.preview.PreviewRow;
import com.vaadin.flow.component.Component;
import java.util.Objects;

/** What the records of a preview are called: the same word wherever it stands, and whoever made it. */
final class EntityWords {

    private final Component owner;

    EntityWords(Component owner) {
        this.owner = owner;
    }

    String of(EntityType entity) {
        return owner.getTranslation("preview.entity." + entity.label());
    }

    /** Of one that is not unpacked: found as unpacking it would; else what its service calls it, of which nothing is made. */
    String of(PreviewRow preview) {
        String said = preview.delta().entity();
        return NamedEntity.in(said)
                .or(() -> NamedEntity.in(said == null ? preview.syncId() : null))
                .map(this::of)
                .orElseGet(() -> Objects.requireNonNullElse(said, ""));
    }
}
