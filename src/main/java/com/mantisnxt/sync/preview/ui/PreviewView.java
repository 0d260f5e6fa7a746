package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Address;
import com.mantisnxt.sync.base.ui.AnswersShortcuts;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One preview, to be read. The address says all of what is shown. */
@Route("previews/:preview")
@PermitAll
@StyleSheet("styles/preview.css")
class PreviewView extends Main implements BeforeEnterObserver, HasDynamicTitle, AnswersShortcuts {

    private final transient PreviewServices services;
    private final transient PlanServices planServices;
    private final PreviewBody body;
    private final PlanBody planBody;
    private final Div content = new Div();
    private final transient PreviewStates states = new PreviewStates(this, this::reload);
    private transient QueryParameters place = QueryParameters.empty();
    private @Nullable UUID id;
    private transient @Nullable PreviewRow preview;

    PreviewView(PreviewServices services, PlanServices planServices) {
        this.services = services;
        this.planServices = planServices;
        this.body = new PreviewBody(services, states, next -> go(next.parameters()));
        this.planBody = new PlanBody(planServices, next -> go(next.parameters()), next -> say(next.parameters()));
        addClassNames("sc-page", "preview-view");
        content.addClassName("preview-content");
        var back = new RouterLink(getTranslation("preview.back"), PreviewsView.class);
        back.addClassName("sc-small");
        add(new PageHeader(getTranslation("preview.one"), back), content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        place = event.getLocation().getQueryParameters();
        UUID asked = uuid(event.getRouteParameters().get("preview").orElse(""));
        if (preview == null || !preview.id().equals(asked) || event.isRefreshEvent()) {
            id = asked;
            preview = null;
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("preview.one") + " · " + getTranslation("app.name");
    }

    @Override
    public void shortcut(String name) {
        if (planBody.isAttached()) {
            switch (name) {
                case "mark-all" -> planBody.markAll();
                case "mark-none" -> planBody.markNone();
                case "escape" -> planBody.close();
                default -> {}
            }
        }
    }

    private void show() {
        try {
            if (preview == null) {
                // no preview has it; an address that is none leads nowhere, like an unknown one
                preview = services.previews().get(id == null ? new UUID(0, 0) : id);
                body.forget();
                unpack(preview.id());
            }
            show(preview);
        } catch (RuntimeException e) {
            preview = null;
            only(states.failed(e));
        }
    }

    private void show(PreviewRow shown) {
        Optional<PlanRow> plan = planServices.plans().find(shown.id());
        if (plan.isPresent()) {
            planBody.show(shown, plan.get(), PlanPlace.of(place));
            only(planBody);
        } else {
            body.show(shown, PreviewPlace.of(place));
            only(body);
        }
    }

    /** On first open, or when its service wrote it anew; until then it can be read as it is. */
    private void unpack(UUID shown) {
        UI ui = UI.getCurrent();
        Caller caller = services.caller().get();
        services.unpacking().open(shown).thenAccept(isNew -> {
            if (isNew) {
                ui.access(() -> services.caller().runAs(caller, () -> show(shown)));
            }
        });
    }

    private void show(UUID unpacked) {
        if (preview != null && preview.id().equals(unpacked)) {
            show();
        }
    }

    private void reload() {
        preview = null;
        show();
    }

    private void go(QueryParameters next) {
        if (preview != null && !next.equals(place)) {
            var parameters = new RouteParameters("preview", preview.id().toString());
            UI.getCurrent().navigate(PreviewView.class, parameters, next);
        }
    }

    private void say(QueryParameters next) {
        if (preview != null && !next.equals(place)) {
            place = next;
            Address.replace(UI.getCurrent(), new Location("previews/" + preview.id(), next));
        }
    }

    private void only(Component shown) {
        if (content.getChildren().noneMatch(shown::equals)) {
            content.removeAll();
            content.add(shown);
        }
    }

    static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
