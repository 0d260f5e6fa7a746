package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
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
        addClassNames("sc-page", "sc-broken");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String address = event.getLocation().getPathWithQueryParameters();
        String reference = Faults.log("The page could not be made", parameter.getException());
        var again = new Anchor(address.isEmpty() ? "./" : address, getTranslation("page.again"));
        // what is asked anew is asked of the server, not of the page that broke
        again.setRouterIgnore(true);
        var start = new Anchor("./", getTranslation("page.to-start"));
        start.setRouterIgnore(true);
        removeAll();
        add(new EmptyState(
                getTranslation("page.broken.heading"), getTranslation("page.broken.text", reference), again, start));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.broken.heading") + " · " + getTranslation("app.name");
    }
}
