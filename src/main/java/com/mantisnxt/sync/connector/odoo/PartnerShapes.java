package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.SettingField;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Customers and suppliers. Both are contacts in Odoo, and one contact may be both. */
final class PartnerShapes {

    private static final String MODEL = "res.partner";
    private static final int AT_ONCE = 500;

    /** Odoo counts a contact's invoices and bills; one that was only ever invited or typed in has a rank of 0. */
    private static final SettingField WHICH = SettingField.choice("which", "ranked", "all");

    private static final ArrayNode MAPPING = Usual.mapping(
            "name name text",
            "commercial_company_name company text",
            "email email text",
            "phone phone text",
            "street street text",
            "street2 street2 text",
            "city city text",
            "zip postcode text",
            "/state_id/1 state text",
            "country country text",
            "vat vat text",
            "create_date created_at time");

    static final Shape CUSTOMER = shape(PartnerShapes::customers);
    static final Shape SUPPLIER = shape(PartnerShapes::suppliers);

    private PartnerShapes() {}

    private static Shape shape(Shape.Scope scope) {
        return new Shape(
                MODEL,
                AT_ONCE,
                scope,
                List.of("parent_id.write_date"),
                List.of(Extra.of("country", List.of("country_code", "country_id"), PartnerShapes::country)),
                List.of(WHICH),
                MAPPING);
    }

    /** Ranks come with invoicing. Without it nothing tells customers from other contacts, so all are meant. */
    private static Domain customers(ModelFields fields, ObjectNode settings) {
        return isAll(settings) || !fields.has("customer_rank")
                ? Domain.all()
                : Domain.all().and("customer_rank", ">", 0);
    }

    /** To take every contact for a supplier would be worse than to say that it can't be told. */
    private static Domain suppliers(ModelFields fields, ObjectNode settings) {
        if (isAll(settings)) {
            return Domain.all();
        }
        if (!fields.has("supplier_rank")) {
            throw new SourceFault(
                    Kind.UNREADABLE,
                    "This Odoo does not tell suppliers from other contacts: its app Invoicing is not installed. "
                            + "Choose all contacts to read them nevertheless.");
        }
        return Domain.all().and("supplier_rank", ">", 0);
    }

    private static boolean isAll(ObjectNode settings) {
        return WHICH.in(settings).equals("all");
    }

    /** The code where this version has it, as other systems say it. */
    private static JsonNode country(ObjectNode row) {
        JsonNode code = row.path("country_code");
        JsonNode name = row.path("country_id").path(1);
        return code.isString() ? code : name.isString() ? name : JsonNodeFactory.instance.nullNode();
    }
}
