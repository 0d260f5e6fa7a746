package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntitySetup;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of a connection as JSON, as what it means to this connector. */
record Setup(CustomSettings settings, CustomEntity entity, List<FieldMapping> mapping) {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<List<FieldMapping>> FIELDS = new TypeReference<>() {};

    static Setup of(Endpoint endpoint) {
        EntitySetup entity = endpoint.entity();
        return new Setup(settings(endpoint.settings()), entity(entity), mapping(entity.mapping()));
    }

    /** @throws JacksonException where it says something that is not known here */
    static CustomSettings settings(ObjectNode settings) {
        return STRICT.treeToValue(settings, CustomSettings.class);
    }

    static CustomEntity entity(EntitySetup setup) {
        return STRICT.treeToValue(setup.settings(), CustomEntity.class);
    }

    static List<FieldMapping> mapping(JsonNode mapping) {
        return STRICT.treeToValue(mapping, FIELDS);
    }

    static String field(EntityType entity, String name) {
        return "entities." + entity.label() + "." + name;
    }
}
