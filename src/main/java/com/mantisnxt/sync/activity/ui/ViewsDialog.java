package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.views.KeptSearch;
import com.mantisnxt.sync.activity.views.SavedView;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** All views that one sees, and what can be done about each. */
final class ViewsDialog extends Dialog {

    private final transient ToolServices services;
    private final transient KeptSearch shown;
    private final transient Runnable changed;
    private final UnorderedList list = new UnorderedList();

    /** @param shown what can take the place of a view's search */
    ViewsDialog(ToolServices services, KeptSearch shown, Runnable changed) {
        this.services = services;
        this.shown = shown;
        this.changed = changed;
        setHeaderTitle(getTranslation("activity.views.title"));
        list.addClassName("views-list");
        add(list);
        getFooter().add(new Button(getTranslation("activity.close"), event -> close()));
        refresh();
    }

    ToolServices services() {
        return services;
    }

    KeptSearch shown() {
        return shown;
    }

    /** Does it, or says why not; then all is read anew. */
    void act(Runnable act, String said, String name) {
        if (Feedback.tried(act)) {
            Feedback.say(getTranslation(said, name));
        }
        refresh();
        changed.run();
    }

    private void refresh() {
        list.removeAll();
        try {
            List<SavedView> views = services.views().list();
            views.forEach(view -> list.add(row(view)));
            if (views.isEmpty()) {
                list.add(new ListItem(getTranslation("activity.views.none")));
            }
        } catch (Refused refused) {
            list.add(new ListItem(refused.reason()));
        }
    }

    private ListItem row(SavedView view) {
        Anchor name = new Anchor(ViewLink.of(view), view.name());
        Span whose = new Span(whose(view));
        whose.addClassNames("sc-small", "sc-mute");
        Paragraph line = new Paragraph(ViewLink.words(this, view.search(), new ByName(services.people())));
        line.addClassNames("views-line", "sc-mute");
        Div about = new Div(new Div(name, whose), line);
        about.addClassName("views-about");
        return new ListItem(about, new ViewActs(view, this));
    }

    private String whose(SavedView view) {
        if (view.isMine()) {
            return getTranslation(view.shared() ? "activity.views.mine-shared" : "activity.views.mine-only");
        }
        return getTranslation("activity.views.shared-by", view.ownerName());
    }
}
