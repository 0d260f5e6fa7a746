package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Isolated;
import com.mantisnxt.sync.preview.ItemFault;
import com.mantisnxt.sync.preview.ItemRow;
import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of an item. */
final class ItemWords {

    private static final int FIELDS = 5;

    private final Component owner;

    ItemWords(Component owner) {
        this.owner = owner;
    }

    /** Its name, else its id, else its place. */
    String name(ItemRow row) {
        if (row.name() != null) {
            return row.name();
        }
        return row.id() != null ? row.id() : owner.getTranslation("preview.item.place", row.index() + 1);
    }

    /** Its id where that is not its name already, what changes, what is wrong with it. */
    String about(ItemRow row) {
        String id =
                row.id() == null || row.id().equals(row.name()) || row.name() == null ? "" : Isolated.text(row.id());
        String fault = row.fault() == null ? "" : fault(row.fault());
        return Stream.of(id, fields(row.changed()), fault)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    String fault(ItemFault fault) {
        return owner.getTranslation("preview.fault." + fault.name().toLowerCase(Locale.ROOT));
    }

    private String fields(List<String> changed) {
        String first = changed.stream().limit(FIELDS).collect(Collectors.joining(", "));
        return changed.size() <= FIELDS
                ? first
                : owner.getTranslation("preview.item.more", first, changed.size() - FIELDS);
    }
}
