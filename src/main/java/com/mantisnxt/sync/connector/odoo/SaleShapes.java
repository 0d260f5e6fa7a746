package com.mantisnxt.sync.connector.odoo;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Orders, and invoices to customers with their refunds. */
final class SaleShapes {

    /** Each brings its lines along. */
    private static final int AT_ONCE = 200;

    private static final Extra EMAIL = new Extra("customer_email", List.of("partner_id"), SaleShapes::customerEmail);

    static final Shape ORDER = new Shape(
            "sale.order",
            AT_ONCE,
            Shape.EVERYTHING,
            List.of("order_line.write_date", "partner_id.write_date"),
            List.of(EMAIL, new Lines("sale.order.line", "order_line", "product_uom_qty").extra()),
            List.of(),
            Usual.mapping(
                    "name number text",
                    "state status text",
                    "/currency_id/1 currency text",
                    "amount_total total text",
                    "amount_tax tax_total text",
                    "/partner_id/0 customer_id text",
                    "customer_email customer_email text",
                    "date_order ordered_at time",
                    "lines lines any",
                    "create_date created_at time"));

    /** Payments change no date of an invoice, but leave one where they are matched with it. */
    static final Shape INVOICE = new Shape(
            "account.move",
            AT_ONCE,
            (fields, settings) -> Domain.all().andIn("move_type", "out_invoice", "out_refund"),
            List.of(
                    "invoice_line_ids.write_date",
                    "line_ids.matched_credit_ids.write_date",
                    "line_ids.matched_debit_ids.write_date",
                    "partner_id.write_date"),
            List.of(
                    EMAIL,
                    Extra.of("invoice_number", List.of("name"), SaleShapes::number),
                    new Lines("account.move.line", "invoice_line_ids", "quantity").extra()),
            List.of(),
            Usual.mapping(
                    "invoice_number number text",
                    "move_type type text",
                    "state status text",
                    "payment_state payment_status text",
                    "/currency_id/1 currency text",
                    "amount_total total text",
                    "amount_tax tax_total text",
                    "/partner_id/0 customer_id text",
                    "customer_email customer_email text",
                    "invoice_date invoiced_at time",
                    "invoice_date_due due_at time",
                    "lines lines any",
                    "create_date created_at time"));

    private SaleShapes() {}

    /** A draft has none, which older versions write as a slash. */
    private static JsonNode number(ObjectNode row) {
        JsonNode name = row.path("name");
        return name.isString() && !name.asString().equals("/") ? name : JsonNodeFactory.instance.nullNode();
    }

    private static void customerEmail(Page page, Reading reading) {
        Map<Long, ObjectNode> found = reading.byId(
                "res.partner", page.links(row -> List.of(Reading.one(row.path("partner_id")))), List.of("email"));
        for (ObjectNode row : page.rows()) {
            long partner = Reading.one(row.path("partner_id"));
            ObjectNode customer = found.get(partner);
            if (customer != null) {
                row.set("customer_email", customer.path("email"));
            } else if (partner != 0) {
                page.lacks(row);
            }
        }
    }
}
