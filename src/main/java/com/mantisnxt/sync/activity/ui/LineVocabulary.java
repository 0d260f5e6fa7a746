package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.SearchLine;
import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be typed into the search line, in the words of whoever types; sent to the browser once. */
final class LineVocabulary {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS =
            List.of("placeholder", "label", "clear", "offers", "offered", "today", "yesterday", "week", "dates");

    /** What a minus can stand before: the kinds whose values have names of their own. */
    private static final List<String> EXCLUDABLE = List.of("status", "action", "entity", "source");

    private final Component owner;
    private final People people;

    LineVocabulary(Component owner, People people) {
        this.owner = owner;
        this.people = people;
    }

    static ArrayNode list(List<String> texts) {
        ArrayNode list = JSON.createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode texts = json.putObject("texts");
        TEXTS.forEach(name -> texts.put(name, owner.getTranslation("activity.line." + name)));
        ArrayNode qualifiers = json.putArray("qualifiers");
        SearchLine.qualifiers().forEach(name -> qualifiers.add(qualifier(name)));
        json.set("people", list(people.all().stream().map(people::name).toList()));
        return json;
    }

    private ObjectNode qualifier(String name) {
        ObjectNode qualifier = JSON.createObjectNode();
        qualifier.put("name", name);
        qualifier.put("hint", owner.getTranslation("activity.line.hint." + name));
        qualifier.put("excludable", EXCLUDABLE.contains(name));
        ArrayNode values = qualifier.putArray("values");
        SearchLine.values(name)
                .forEach(value -> values.addObject().put("text", value).put("hint", word(name, value)));
        return qualifier;
    }

    private String word(String qualifier, String value) {
        return EXCLUDABLE.contains(qualifier)
                ? owner.getTranslation("activity." + qualifier + "." + value.toLowerCase(Locale.ROOT))
                : "";
    }
}
