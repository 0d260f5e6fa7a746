package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** The ids alone, in the same scope as the records. */
final class IdWalk extends WalkById {

    private static final int AT_ONCE = 5000;

    private final Shape shape;
    private final EntitySetup setup;
    private final Reading reading;
    private @Nullable Domain domain;
    private @Nullable Long announced;

    IdWalk(Shape shape, EntitySetup setup, Reading reading) {
        super(Place.ofIds());
        this.shape = shape;
        this.setup = setup;
        this.reading = reading;
    }

    @Override
    List<SourceRecord> page() {
        Domain scope = begun();
        List<Long> ids = reading.odoo().ids(shape.model(), scope.and("id", ">", last()), AT_ONCE);
        if (ids.isEmpty()) {
            if (announced == null || announced != seen()) {
                announced = reading.odoo().count(shape.model(), scope);
            }
            ended();
            return List.of();
        }
        long highest = ids.stream().mapToLong(Long::longValue).max().orElse(0);
        passed(highest, ids.size(), "ids");
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
}
