package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.tenant.Right;
import com.vaadin.flow.component.button.Button;

/** Offers to have tried again what failed of one cause; only there where one is searched for, and for who may steer. */
final class RetryCause extends Button {

    private final transient ToolServices services;
    private transient ActivityFilter shown = ActivityFilter.DEFAULT;

    RetryCause(ToolServices services) {
        this.services = services;
        setText(getTranslation("activity.retry"));
        addClassName("activity-retry");
        addClickListener(event -> Feedback.tried(() -> new RetryDialog(services, shown).open()));
        setVisible(false);
    }

    void show(ActivityPlace place) {
        shown = place.filter();
        setVisible(shown.cause() != null
                && !place.byCause()
                && services.caller().find().filter(who -> who.may(Right.STEER)).isPresent());
    }
}
