package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.ConnectorForm;
import com.mantisnxt.sync.connector.EntityOffer;
import com.mantisnxt.sync.connector.SettingField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has to be entered for an Odoo, and what it can be asked for. */
final class OdooForm {

    static final String KEY = "key";
    static final String AUTO = "auto";
    static final String JSON_RPC = "json-rpc";
    static final String JSON_2 = "json-2";

    static final SettingField PROTOCOL = SettingField.choice("protocol", AUTO, JSON_RPC, JSON_2);
    static final SettingField DATABASE = SettingField.text("database").needed();
    /** A key of JSON-2 says by itself whose it is. */
    static final SettingField USER = SettingField.text("user").needed().onlyFor("protocol", AUTO, JSON_RPC);
    /** Of names and descriptions, such as de_DE. */
    static final SettingField LANGUAGE = SettingField.text("language");

    static final Map<EntityType, Shape> SHAPES = Map.of(
            EntityType.PRODUCT, ProductShapes.PRODUCT,
            EntityType.CATEGORY, ProductShapes.CATEGORY,
            EntityType.ATTRIBUTE, ProductShapes.ATTRIBUTE,
            EntityType.CUSTOMER, PartnerShapes.CUSTOMER,
            EntityType.SUPPLIER, PartnerShapes.SUPPLIER,
            EntityType.ORDER, SaleShapes.ORDER,
            EntityType.INVOICE, SaleShapes.INVOICE);

    static final ConnectorForm FORM = new ConnectorForm(
            true, List.of(DATABASE, USER, SettingField.secret(KEY).needed(), PROTOCOL, LANGUAGE), entities());

    private OdooForm() {}

    private static Map<EntityType, EntityOffer> entities() {
        Map<EntityType, EntityOffer> offers = new EnumMap<>(EntityType.class);
        SHAPES.forEach((entity, shape) -> offers.put(entity, shape.offer(OdooWrites.ALL.containsKey(entity))));
        offers.put(EntityType.INVENTORY, new EntityOffer(List.of(), InventoryWalk.MAPPING));
        return offers;
    }
}
