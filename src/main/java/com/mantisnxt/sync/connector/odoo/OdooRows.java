package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.WriteType;
import com.mantisnxt.sync.connector.Written;
import com.mantisnxt.sync.connector.mapping.WrittenField;
import com.mantisnxt.sync.connector.mapping.WrittenFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Spells changes as Odoo loads them: every value a text, and a first column by which the record is known. */
final class OdooRows {

    private final WrittenFields fields;
    private final ModelFields model;
    private final EntityType entity;

    OdooRows(WrittenFields fields, ModelFields model, EntityType entity) {
        this.fields = fields;
        this.model = model;
        this.entity = entity;
    }

    /** @return why it can't be written so that Odoo keeps it as it is; null where it can */
    @Nullable
    Written fault(FieldChange change) {
        for (WrittenField field : fields.changed(change)) {
            ModelFields.Field known = model.find(field.path());
            if (known == null) {
                return Written.rejected(
                        "no_such_field", "This Odoo has no field " + field.path() + ", or hides it from this user.");
            }
            BigDecimal number = WrittenField.number(wanted(change, field));
            boolean isRounded = field.type() == WriteType.MONEY || field.type() == WriteType.DECIMAL;
            if (isRounded && isTooPrecise(number, known.scale())) {
                return Written.rejected(
                        "too_precise",
                        field.name() + " has " + known.scale() + " decimals in this Odoo, and " + number
                                + " has more.");
            }
        }
        return null;
    }

    private static boolean isTooPrecise(@Nullable BigDecimal number, @Nullable Integer scale) {
        return number != null
                && scale != null
                && number.signum() != 0
                && number.stripTrailingZeros().scale() > scale;
    }

    /** Changes of the same columns are loaded together. */
    List<String> columns(FieldChange change) {
        List<String> columns = new ArrayList<>();
        columns.add(change.isNew() ? "id" : ".id");
        fields.changed(change).forEach(field -> columns.add(field.path()));
        if (change.isNew() && isRanked()) {
            columns.add(OdooWrites.rank(entity));
        }
        return columns;
    }

    List<String> row(FieldChange change) {
        List<String> row = new ArrayList<>();
        row.add(change.isNew() ? ExternalIds.MODULE + "." + ExternalIds.name(entity, change.key()) : change.key());
        fields.changed(change).forEach(field -> row.add(spelt(field, wanted(change, field))));
        if (change.isNew() && isRanked()) {
            row.add("1");
        }
        return row;
    }

    private boolean isRanked() {
        return model.has(OdooWrites.rank(entity));
    }

    private static String spelt(WrittenField field, JsonNode value) {
        BigDecimal number = WrittenField.number(value);
        return switch (field.type()) {
            case TEXT -> value.asString("");
            case MONEY, DECIMAL, INTEGER -> number == null ? "" : number.toPlainString();
            case BOOL -> value.asBoolean(false) ? "1" : "0";
        };
    }

    private static JsonNode wanted(FieldChange change, WrittenField field) {
        return WrittenFields.at(change.after(), field.name());
    }
}
