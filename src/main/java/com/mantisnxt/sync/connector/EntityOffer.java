package com.mantisnxt.sync.connector;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * One kind of record that a system can be asked for.
 *
 * @param settings what can be chosen about it
 * @param mapping what is read where nobody says otherwise
 */
public record EntityOffer(List<SettingField> settings, ArrayNode mapping) {

    public EntityOffer {
        settings = List.copyOf(settings);
    }
}
