package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.connector.EntitySetup;
import com.vaadin.flow.component.html.Section;

/** All that can be entered about one kind of record. */
abstract sealed class EntityPart extends Section permits EntityForm, OfferedEntityForm {

    abstract void show(EntitySetup setup);

    /** @throws com.mantisnxt.sync.base.InvalidInput where what was entered can't be read */
    abstract EntitySetup read();
}
