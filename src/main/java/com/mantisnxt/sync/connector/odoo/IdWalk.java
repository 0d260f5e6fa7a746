package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** The ids alone, in the same scope as the records. */
final class IdWalk implements SourceWalk {

    private static final int AT_ONCE = 5000;

    private final Shape shape;
    private final EntitySetup setup;
    private final Reading reading;
    private @Nullable Domain domain;
    private @Nullable Long announced;
    private long last;
    private long seen;
    private boolean isAtEnd;

    IdWalk(Shape shape, EntitySetup setup, Reading reading) {
        this.shape = shape;
        this.setup = setup;
        this.reading = reading;
    }

    IdWalk at(Place place) {
        last = place.last();
        seen = place.seen();
        return this;
    }

    @Override
    public Optional<String> cursor() {
        return isAtEnd || last == 0
                ? Optional.empty()
                : Optional.of(Place.ofIds().at(last, seen).cursor());
    }

    @Override
    public List<SourceRecord> next() {
        if (isAtEnd) {
            return List.of();
        }
        Domain scope = begun();
        List<Long> ids = reading.odoo().ids(shape.model(), scope.and("id", ">", last), AT_ONCE);
        if (ids.isEmpty()) {
            if (announced == null || announced != seen) {
                announced = reading.odoo().count(shape.model(), scope);
            }
            isAtEnd = true;
            return List.of();
        }
        long highest = ids.stream().mapToLong(Long::longValue).max().orElse(last);
        if (highest <= last) {
            throw new SourceFault(Kind.UNREADABLE, "Odoo answers page after page with the same ids.");
        }
        last = highest;
        seen += ids.size();
        return ids.stream().map(IdWalk::record).toList();
    }

    private Domain begun() {
        Domain known = domain;
        if (known == null) {
            known = shape.scope().of(reading.fields(shape.model()), setup.settings());
            announced = reading.odoo().count(shape.model(), known);
            domain = known;
        }
        return known;
    }

    private static SourceRecord record(long id) {
        return new SourceRecord(String.valueOf(id), RecordState.ACTIVE, JsonNodeFactory.instance.objectNode());
    }

    @Override
    public OptionalLong announced() {
        return announced == null ? OptionalLong.empty() : OptionalLong.of(announced);
    }

    @Override
    public List<String> unseen() {
        return List.of();
    }

    @Override
    public void close() {
        // nothing is open between pages
    }
}
