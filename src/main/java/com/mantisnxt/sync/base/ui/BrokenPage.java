package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/**
 * In place of a page that could not be made. What went wrong is in the log, under the reference that is shown, and nowhere
 * else. It stands alone: the frame around pages may be what broke.
 */
@AnonymousAllowed
public class BrokenPage extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

    public BrokenPage() {
        addClassName("sc-sign-in");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String address = event.getLocation().getPathWithQueryParameters();
        String reference = Faults.log("The page could not be made", parameter.getException());
        Anchor again = way(address.isEmpty() ? "./" : address, "page.again");
        again.getElement().setAttribute("data-kind", "primary");
        var acts = new Div(again, way("./", "page.to-start"));
        acts.addClassName("sc-acts");
        var card = new Div(
                new H1(getTranslation("page.broken.heading")),
                new Paragraph(getTranslation("page.broken.text")),
                new Code(reference),
                acts);
        card.addClassNames("sc-card", "sc-broken");
        removeAll();
        add(name(), card);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private Span name() {
        var name = new Span(new Icon("logo"), new Span(getTranslation("app.name")));
        name.addClassName("sc-logo");
        return name;
    }

    /** What is asked anew is asked of the server, not of the page that broke. */
    private Anchor way(String address, String text) {
        var way = new Anchor(address, getTranslation(text));
        way.addClassName("sc-button");
        way.setRouterIgnore(true);
        return way;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.broken.heading") + " · " + getTranslation("app.name");
    }
}
