package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.TestAnswer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.List;

/** Asks the system now, and says what came of it in words that help. */
final class TestPart extends Section {

    private final transient ConnectionServices services;
    private final Connection connection;
    private final Select<EntityType> entity = new Select<>();
    private final Button test = new Button();
    private final Div answer = new Div();

    TestPart(ConnectionServices services, Connection connection) {
        this.services = services;
        this.connection = connection;
        addClassName("connection-test");
        List<EntityType> enabled = connection.entities().stream()
                .filter(EntitySetup::isEnabled)
                .map(EntitySetup::entity)
                .toList();
        entity.setLabel(getTranslation("connections.test.entity"));
        entity.setItems(enabled);
        entity.setItemLabelGenerator(kind -> getTranslation("entities." + kind.label()));
        enabled.stream().findFirst().ifPresent(entity::setValue);
        test.setText(getTranslation("connections.test"));
        test.setEnabled(!enabled.isEmpty());
        test.addClickListener(event -> ask());
        answer.getElement().setAttribute("role", "status");
        answer.addClassName("connection-answer");
        var tools = new Div(entity, test);
        tools.addClassName("connection-tools");
        add(new H2(getTranslation("connections.test.title")), new Paragraph(getTranslation("connections.test.text")));
        add(tools, answer);
    }

    private void ask() {
        test.setEnabled(false);
        answer.removeAll();
        answer.add(new Paragraph(getTranslation("connections.test.asking")));
        services.test(connection.id(), entity.getValue(), this::show);
    }

    void show(TestAnswer came) {
        test.setEnabled(true);
        answer.removeAll();
        answer.add(new Notice(came.isGood(), getTranslation("connections.outcome." + came.outcome()), came.reason()));
        came.announced()
                .ifPresent(total -> answer.add(new Paragraph(getTranslation(
                        "connections.test.announced", String.format(java.util.Locale.ENGLISH, "%,d", total)))));
        came.unseen().forEach(sentence -> answer.add(new Paragraph(sentence)));
        if (came.isGood()) {
            answer.add(new Paragraph(getTranslation(
                    came.first().isEmpty() ? "connections.test.none" : "connections.test.first",
                    came.first().size())));
        }
        for (SourceRecord record : came.first()) {
            var shown = new Pre(record.externalId() + " · "
                    + getTranslation("connections.state." + record.state().label()) + "\n"
                    + services.json().writerWithDefaultPrettyPrinter().writeValueAsString(record.data()));
            shown.getElement().setAttribute("tabindex", "0");
            answer.add(shown);
        }
    }
}
