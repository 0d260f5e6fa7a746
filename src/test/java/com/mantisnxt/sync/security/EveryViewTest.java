package com.mantisnxt.sync.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view as the application has them, opened by each role, and with the names of another organisation's things. */
@ParameterizedClass
@EnumSource(Role.class)
class EveryViewTest extends ViewTest {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> ADMINISTRATORS = EnumSet.of(Role.ADMIN);

    /** A view that is not listed fails the test, so that somebody thinks of who may open it. */
    private static final Map<String, Set<Role>> OPEN_TO = Map.ofEntries(
            Map.entry("", EVERYBODY),
            Map.entry("history", EVERYBODY),
            Map.entry("bulk", EVERYBODY),
            Map.entry("bulk/:act", EVERYBODY),
            Map.entry("previews", EVERYBODY),
            Map.entry("previews/:preview", EVERYBODY),
            Map.entry("activity", EVERYBODY),
            Map.entry("activity/views/:view", EVERYBODY),
            Map.entry("alerts", EVERYBODY),
            Map.entry("connections", EVERYBODY),
            Map.entry("connections/:connection", EVERYBODY),
            Map.entry("two-factor", EVERYBODY),
            Map.entry("admin", ADMINISTRATORS),
            Map.entry("admin/upkeep", ADMINISTRATORS));

    /** For those who are not signed in yet; what they do is proved where they are. */
    private static final Set<String> BEFORE_SIGN_IN =
            Set.of("login", "set-password/:___url_parameter", "set-up-two-factor/:___url_parameter");

    @Parameter
    Role role;

    @Override
    protected Role role() {
        return role;
    }

    @Test
    void everyViewIsListedWithWhoMayOpenIt() {
        Set<String> listed = new HashSet<>(OPEN_TO.keySet());
        listed.addAll(BEFORE_SIGN_IN);
        assertThat(templates().keySet()).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void aViewOpensForItsRolesAndForNoOther() {
        templates().forEach((template, view) -> {
            if (!template.contains(":") && OPEN_TO.containsKey(template)) {
                open(template.isEmpty() ? "history" : "");
                try {
                    open(template);
                } catch (RuntimeException refused) {
                    // some of what stands in for a refused view needs a servlet; it has not been opened then
                }
                assertThat(isShown(view))
                        .as("%s to %s", template, role)
                        .isEqualTo(Objects.requireNonNull(OPEN_TO.get(template)).contains(role));
            }
        });
    }

    @Test
    void theNamesOfAnotherOrganisationsThingsLeadToNothing() {
        TestOrganisation other = database.newOrganisation();
        UUID preview;
        UUID connection;
        UUID act = UUID.randomUUID();
        UUID view = UUID.randomUUID();
        try (Session session = database.asApplication(other.id())) {
            preview = LargePreview.with(session, other.id(), 3, 10);
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items, metadata)"
                            + " values (?, 'theirs-alone', 'order', 5, '{\"note\": \"their secret\"}')",
                    other.id());
            session.run(
                    "insert into public.sync_activity_log (org_id, sync_id, action, status, error_message)"
                            + " values (?, 'theirs-alone', 'batch_process', 'failed', 'their secret')",
                    other.id());
            connection = session.value(
                    UUID.class,
                    "insert into sync_console.connection (org_id, name, source_code) values (?, 'their secret', 1) returning id",
                    other.id());
            session.run(
                    "insert into sync_console.bulk_act (org_id, id, kind, total, asked_by_name) values (?, ?, 'pause', 1, 'their secret')",
                    other.id(),
                    act);
            session.run(
                    "insert into sync_console.bulk_item (org_id, act_id, position, sync_id) values (?, ?, 0, 'theirs-alone')",
                    other.id(),
                    act);
            session.run(
                    "insert into sync_console.activity_view (org_id, id, owner_id, owner_name, name, search_line, shared)"
                            + " values (?, ?, ?, 'their secret', 'their secret', 'their secret', true)",
                    other.id(),
                    view,
                    UUID.randomUUID());
            session.run(
                    "insert into sync_console.alert (org_id, id, rule, subject_key, subject, severity_code, text, path,"
                            + " since, opened_at, last_seen_at)"
                            + " values (?, gen_random_uuid(), 'sync-failed', 'k', 'their secret', 2, 'their secret', '', now(), now(), now())",
                    other.id());
        }
        for (String address : new String[] {
            "previews/" + preview,
            "previews/" + preview + "?item=0",
            "?sync=theirs-alone",
            "history?sync=theirs-alone",
            "activity?sync=theirs-alone",
            "activity?q=secret",
            "alerts",
            "alerts?show=history",
            "connections",
            "connections/" + connection,
            "bulk",
            "bulk/" + act,
            "activity/views/" + view
        }) {
            open(address);
            catchUp();
            assertThat(text()).as(address).doesNotContain("Product 0", "p-000000", "their secret");
        }
    }

    private static boolean isShown(Class<?> view) {
        return UI.getCurrent().getInternals().getActiveRouterTargetsChain().stream()
                .anyMatch(part -> part.getClass() == view);
    }

    private static Map<String, Class<?>> templates() {
        return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .collect(Collectors.toMap(RouteData::getTemplate, RouteData::getNavigationTarget));
    }
}
