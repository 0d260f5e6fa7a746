package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.EntityOffer;
import com.mantisnxt.sync.connector.SettingField;
import com.mantisnxt.sync.connector.WriteOffer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one kind of record lies in Odoo.
 *
 * @param page records asked for at once
 * @param touched times of change besides the record's own that change what is read of it
 * @param mapping what is read where nobody says otherwise; fields that this Odoo lacks are null in it
 */
record Shape(
        String model,
        int page,
        Scope scope,
        List<String> touched,
        List<Extra> extras,
        List<SettingField> settings,
        ArrayNode mapping) {

    /** Which records of the model are of this kind. */
    @FunctionalInterface
    interface Scope {
        Domain of(ModelFields fields, ObjectNode settings);
    }

    static final Scope EVERYTHING = (fields, settings) -> Domain.all();

    /** @param isWritable whether something of it can be written too */
    EntityOffer offer(boolean isWritable) {
        List<SettingField> all = new ArrayList<>(settings);
        if (isWritable) {
            all.add(WriteOffer.SWITCH);
        }
        return new EntityOffer(all, mapping);
    }
}
