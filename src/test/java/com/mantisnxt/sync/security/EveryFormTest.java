package com.mantisnxt.sync.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.tabs.TabSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every text field of every view, and of each dialog that a button opens there, filled with what no browser of an honest
 * person sends, and every button pressed then. It is done or refused; nothing fails.
 */
class EveryFormTest extends ViewTest {

    private static final List<String> TRIED =
            List.of("a NUL", "an element", "a long text", "a line of the log", "a format");

    @Autowired
    private Connections connections;

    private UUID connection;
    private UUID preview;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void whateverIsEnteredIsDoneOrRefused() {
        somethingOfEachKind();
        Set<String> fields = new TreeSet<>();
        Map<String, String> failed = new TreeMap<>();
        for (String address : addresses()) {
            for (int tab = 0; tab < tabs(address); tab++) {
                for (String probe : TRIED) {
                    new Walk(address, tab, probe, fields, failed).go();
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(fields)
                .as("%s", fields)
                .hasSizeGreaterThan(25)
                .anyMatch(field -> field.startsWith("admin ") && field.contains("Recipients"))
                .anyMatch(field -> field.startsWith("admin ") && field.contains("E-mail"))
                .anyMatch(field -> field.startsWith("connections/…") && field.contains("Name"));
    }

    private void somethingOfEachKind() {
        try (Session session = database.asApplication(organisation.id())) {
            preview = LargePreview.with(session, organisation.id(), 3, 10);
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items) values (?, 'one', 'order', 5)",
                    organisation.id());
            session.run(
                    "insert into public.sync_activity_log (org_id, sync_id, action, status, error_message)"
                            + " values (?, 'one', 'batch_process', 'failed', 'it broke')",
                    organisation.id());
        }
        var json = JsonMapper.shared();
        connection = connections.create(new ConnectionDraft(
                "Shop",
                SourceSystem.CUSTOM,
                "https://shop.example/",
                json.createObjectNode(),
                Secrets.none(),
                List.of(new EntitySetup(
                        EntityType.ORDER,
                        true,
                        json.readTree("{\"list\":\"/items\",\"id\":\"/id\"}").asObject(),
                        json.createArrayNode()))));
    }

    private List<String> addresses() {
        return List.of(
                "",
                "?sync=one",
                "history",
                "bulk",
                "previews",
                "previews/" + preview,
                "activity",
                "alerts",
                "connections",
                "connections/new",
                "connections/" + connection,
                "two-factor",
                "admin",
                "admin/upkeep");
    }

    private int tabs(String address) {
        open(address);
        catchUp();
        List<TabSheet> sheets = $(TabSheet.class).all();
        return sheets.isEmpty() ? 1 : sheets.getFirst().getTabCount();
    }

    /** One look at everything on a page with one text. */
    private final class Walk {

        private final String address;
        private final int tab;
        private final String probe;
        private final Set<String> fields;
        private final Map<String, String> failed;

        Walk(String address, int tab, String probe, Set<String> fields, Map<String, String> failed) {
            this.address = address;
            this.tab = tab;
            this.probe = probe;
            this.fields = fields;
            this.failed = failed;
        }

        void go() {
            anew();
            fill("the page");
            int buttons = buttons().size();
            for (int i = 0; i < buttons; i++) {
                anew();
                press(i);
            }
        }

        private void anew() {
            $(Dialog.class).all().forEach(Dialog::close);
            $(ConfirmDialog.class).all().forEach(ConfirmDialog::close);
            open("two-factor".equals(address) ? "history" : "two-factor");
            open(address);
            catchUp();
            List<TabSheet> sheets = $(TabSheet.class).all();
            if (!sheets.isEmpty()) {
                sheets.getFirst().setSelectedIndex(tab);
                roundTrip();
            }
        }

        private void press(int index) {
            List<Button> buttons = buttons();
            if (index >= buttons.size()) {
                return;
            }
            Button button = buttons.get(index);
            String name = button.getText() + button.getAriaLabel().orElse("");
            tried(name, button::click);
            if ($(Dialog.class).all().stream().anyMatch(Dialog::isOpened)) {
                int inside = buttons().size();
                for (int i = 0; i < inside; i++) {
                    fill(name);
                    List<Button> now = buttons();
                    if (i < now.size()) {
                        Button next = now.get(i);
                        tried(name + " > " + next.getText(), next::click);
                    }
                }
            }
        }

        /** Of the dialog, where one is open. */
        private List<Button> buttons() {
            List<Dialog> open =
                    $(Dialog.class).all().stream().filter(Dialog::isOpened).toList();
            List<Button> all = open.isEmpty()
                    ? $(Button.class).all()
                    : $(Button.class, open.getLast()).all();
            return all.stream()
                    .filter(HasEnabled::isEnabled)
                    .filter(Component::isVisible)
                    .toList();
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private void fill(String where) {
            for (AbstractField field : new ArrayList<>($(AbstractField.class).all())) {
                if (field.getEmptyValue() instanceof String && !field.isReadOnly() && field.isVisible()) {
                    fields.add(address.replaceAll("[0-9a-f-]{36}", "…") + " " + where + " "
                            + field.getClass().getSimpleName() + " "
                            + field.getElement()
                                    .getProperty("label", field.getElement().getAttribute("aria-label")));
                    tried(where, () -> field.setValue(Probes.texts().get(probe)));
                }
            }
        }

        private void tried(String what, Runnable act) {
            try {
                act.run();
                roundTrip();
            } catch (RuntimeException fault) {
                failed.putIfAbsent(address + " " + what + ", " + probe, fault.toString());
            }
        }
    }
}
