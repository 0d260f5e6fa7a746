package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.mapping.MappedFields;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of a connection as JSON, as what it means to this connector. */
record Setup(CustomSettings settings, CustomEntity entity, MappedFields mapping) {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Setup of(Endpoint endpoint) {
        EntitySetup entity = endpoint.entity();
        return new Setup(settings(endpoint.settings()), entity(entity), MappedFields.of(entity.mapping()));
    }

    /** @throws JacksonException where it says something that is not known here */
    static CustomSettings settings(ObjectNode settings) {
        return STRICT.treeToValue(settings, CustomSettings.class);
    }

    static CustomEntity entity(EntitySetup setup) {
        return STRICT.treeToValue(setup.settings(), CustomEntity.class);
    }

    static String field(EntityType entity, String name) {
        return "entities." + entity.label() + "." + name;
    }
}
