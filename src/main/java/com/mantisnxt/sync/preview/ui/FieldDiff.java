package com.mantisnxt.sync.preview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BaseJsonNode;

/** What a change does to one record, field by field. */
@Tag("field-diff")
@JsModule("./preview/field-diff.ts")
class FieldDiff extends Component {

    /** JSON null on one side: the record is new, or goes. */
    void show(JsonNode before, JsonNode after) {
        getElement().setPropertyJson("was", (BaseJsonNode) before);
        getElement().setPropertyJson("will", (BaseJsonNode) after);
    }
}
