package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** An address under which there is nothing, or nothing for whoever asks: the two are answered alike. */
@ParentLayout(Shell.class)
@AnonymousAllowed
public class MissingPage extends Main implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    public MissingPage() {
        addClassName("sc-page");
        var start = new Anchor("./", getTranslation("page.to-start"));
        start.addClassName("sc-button");
        add(
                new PageHeader(getTranslation("page.missing.title")),
                new EmptyState(getTranslation("page.missing.heading"), getTranslation("page.missing.text"), start));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.missing.title") + " · " + getTranslation("app.name");
    }
}
