package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.upload.UploadRow;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;

/** Files for the kinds of record that are read from one. */
final class UploadsPart extends Section {

    private final transient ConnectionServices services;
    private final Connection connection;

    UploadsPart(ConnectionServices services, Connection connection) {
        this.services = services;
        this.connection = connection;
        List<EntityType> fromFiles = connection.entities().stream()
                .filter(setup -> setup.settings().path("origin").asString("").equals("upload"))
                .map(EntitySetup::entity)
                .toList();
        setVisible(!fromFiles.isEmpty());
        add(new H2(getTranslation("connections.files")), new Paragraph(getTranslation("connections.files.text")));
        fromFiles.forEach(this::field);
    }

    private void field(EntityType entity) {
        String state = services.uploads()
                .find(connection.id(), entity)
                .map(this::kept)
                .orElse(getTranslation("connections.file.none"));
        add(new FileField(
                getTranslation("entities." + entity.label()),
                state,
                new FileField.Largest(
                        services.uploads().largest(), services.uploads().tooLarge()),
                (name, content) -> kept(services.uploads().keep(connection.id(), entity, name, content))));
    }

    private String kept(UploadRow row) {
        String size = String.format(java.util.Locale.ENGLISH, "%,d", row.bytes());
        return getTranslation("connections.file.kept", row.fileName(), size);
    }
}
