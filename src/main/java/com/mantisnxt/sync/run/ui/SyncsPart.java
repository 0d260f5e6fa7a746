package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.run.SyncOverview;
import com.mantisnxt.sync.tenant.Right;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the records of a connection come: when, how they came last, and by hand now. */
@StyleSheet("styles/syncs.css")
final class SyncsPart extends Section {

    private final transient SyncServices services;
    private final UUID connection;
    private final UnorderedList lines = new UnorderedList();
    private final Map<EntityType, SyncLine> shown = new LinkedHashMap<>();
    private final transient SeenWatch<List<SyncOverview.Line>> watch;

    SyncsPart(SyncServices services, UUID connection) {
        this.services = services;
        this.connection = connection;
        this.watch = SeenWatch.of(this, () -> new SyncsWatch<>(services, UI.getCurrent(), this::read, this::refresh));
        addClassName("syncs-part");
        lines.addClassName("syncs-lines");
        lines.getElement().setAttribute("aria-label", getTranslation("syncs.title"));
        add(new H2(getTranslation("syncs.title")), new Paragraph(getTranslation("syncs.text")), lines);
        if (services.may(Right.ADMINISTER)) {
            add(pace());
        }
        show();
    }

    private List<SyncOverview.Line> read() {
        return services.overview().of(connection, services.entities(connection));
    }

    /** What is being filled in stays as it is. */
    private void refresh(List<SyncOverview.Line> now) {
        if (now.stream().map(SyncOverview.Line::entity).toList().equals(List.copyOf(shown.keySet()))) {
            now.forEach(line -> Objects.requireNonNull(shown.get(line.entity())).show(line));
        }
    }

    private void show() {
        watch.overtaken();
        lines.removeAll();
        shown.clear();
        RhythmWords words = new RhythmWords(this, BrowserZone.of(UI.getCurrent()));
        for (SyncOverview.Line line : read()) {
            var item = new ListItem();
            var shows = new SyncLine(line, words, acts(line, item));
            item.add(shows);
            shown.put(line.entity(), shows);
            lines.add(item);
        }
        setVisible(lines.getChildren().findAny().isPresent());
    }

    /** How much the system is to bear. */
    private Div pace() {
        TextField requests = number("requestsPerMinute");
        services.paces().find(connection).ifPresent(set -> requests.setValue(String.valueOf(set)));
        TextField kinds = number("kindsAtOnce");
        services.atOnce().find(connection).ifPresent(set -> kinds.setValue(String.valueOf(set)));
        var save = new Button(getTranslation("syncs.pace.save"), event -> {
            boolean saved = tried(requests, number -> services.paces().set(connection, number))
                    & tried(kinds, number -> services.atOnce().set(connection, number));
            if (saved) {
                Feedback.say(getTranslation("syncs.saved"));
            }
        });
        var row = new Div(requests, kinds, save);
        row.addClassName("sync-pace");
        return row;
    }

    private TextField number(String name) {
        var field = new TextField(getTranslation("syncs.field." + name));
        field.setHelperText(getTranslation("syncs.hint." + name));
        field.setAllowedCharPattern("[0-9]");
        field.getElement().setAttribute("inputmode", "numeric");
        return field;
    }

    private static boolean tried(TextField field, Consumer<@Nullable Integer> set) {
        field.setInvalid(false);
        try {
            set.accept(number(field));
            return true;
        } catch (InvalidInput refused) {
            field.setErrorMessage(refused.reason());
            field.setInvalid(true);
            return false;
        }
    }

    /** What is no number is too large for one. */
    private static @Nullable Integer number(TextField field) {
        String text = field.getValue().strip();
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private Button[] acts(SyncOverview.Line line, ListItem item) {
        Button now = new Button(getTranslation("syncs.now"), event -> begin(line));
        now.setVisible(services.requests().mayBegin(connection, line.entity()));
        Button preview = new Button(getTranslation("syncs.preview"), event -> preview(line));
        preview.setVisible(services.may(Right.STEER));
        Button settings = new Button(getTranslation("syncs.settings"), event -> settings(line, item));
        settings.setVisible(services.may(Right.ADMINISTER));
        return new Button[] {now, preview, settings};
    }

    private void begin(SyncOverview.Line line) {
        boolean begun = Feedback.tried(() -> services.requests().begin(connection, line.entity(), false));
        if (begun) {
            Feedback.say(getTranslation("syncs.begun"));
            show();
        }
    }

    private void preview(SyncOverview.Line line) {
        Feedback.tried(() -> {
            UUID preview =
                    services.previews().request(connection, line.entity()).preview();
            UI.getCurrent().navigate("previews/" + preview);
        });
    }

    /** Below its line; a second click takes it away. */
    private void settings(SyncOverview.Line line, ListItem item) {
        if (item.getChildren().anyMatch(SyncSettingForm.class::isInstance)) {
            show();
            return;
        }
        item.add(new SyncSettingForm(
                line,
                setting -> {
                    services.settings().set(connection, line.entity(), setting);
                    Feedback.say(getTranslation("syncs.saved"));
                    show();
                },
                this::show));
    }
}
