package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.mantisnxt.sync.preview.plan.PreviewSettings.OfConnection;
import com.mantisnxt.sync.preview.plan.PushedPreviews;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What administrators set for a connection, and that previews and their application keep to it. */
@ConsoleTest
@Import(MadeUpSources.class)
class PreviewSettingsTest {

    private static final OfConnection UNSET = new OfConnection(null, null);
    private static final TemporalUnitWithinOffset SOON = new TemporalUnitWithinOffset(30, ChronoUnit.SECONDS);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private PreviewSettings settings;

    @Autowired
    private Guardrails guardrails;

    private Shop shop;

    @BeforeEach
    void aShop() {
        shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        shop.now(new RecordsOfATest().products(10, "2"));
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "10, 1", "1, 10"})
    void anApplyIsCutIntoBatchesAsSet(int batch, int batches) {
        set(new OfConnection(null, batch));
        UUID preview = shop.compute();
        shop.approve(preview);
        shop.work();
        assertThat(shop.result(preview).applied()).isEqualTo(10);
        assertThat(batches(preview)).isEqualTo(batches);
    }

    @Test
    void withoutASettingABatchIsTheInstallations() {
        UUID preview = shop.compute();
        shop.approve(preview);
        shop.work();
        assertThat(batches(preview)).isEqualTo(1);
    }

    @Test
    void aPreviewCanBeApprovedForAsLongAsItsConnectionSays() {
        assertApprovableFor(shop.compute(), Duration.ofHours(1));
        set(new OfConnection(Duration.ofDays(7), null));
        UUID preview = anotherPreview();
        assertApprovableFor(preview, Duration.ofDays(7));
        try (Session session = shop.session()) {
            assertThat(session.count(
                            "select count(*) from public.sync_preview_cache c join sync_console.preview_plan p on p.preview_id = c.id"
                                    + " where c.id = ? and c.expires_at = p.approvable_until",
                            preview))
                    .as("it is kept, and given again, as long")
                    .isEqualTo(1);
        }
    }

    @Test
    void theOrganisationsDefaultHoldsWhereTheConnectionSaysNothing() {
        setDefault(Duration.ofMinutes(10));
        assertApprovableFor(shop.compute(), Duration.ofMinutes(10));
        assertApprovableFor(pushed(), Duration.ofMinutes(10));
        set(new OfConnection(Duration.ofMinutes(5), null));
        assertApprovableFor(anotherPreview(), Duration.ofMinutes(5));
        setDefault(null);
        set(UNSET);
        assertApprovableFor(anotherPreview(), Duration.ofHours(1));
    }

    @Test
    void oneOrganisationsDefaultIsNotAnothers() {
        setDefault(Duration.ofDays(1));
        Shop other = Shop.with(context, new RecordsOfATest().products(1, "1"));
        assertThat(other.as(settings::ofOrganisation)).isEqualTo(Duration.ofHours(1));
        Assertions.assertThat(other.as(() -> settings.of(shop.connection))).isEqualTo(UNSET);
    }

    @Test
    void aGuardrailThatIsOffSaysNothing() {
        UUID preview = shop.compute();
        rail(Warning.PRICE_CHANGE, "30", Guardrail.Action.FORBID);
        assertThatThrownBy(() -> shop.approve(preview)).hasMessageContaining("guardrail for prices");
        rail(Warning.PRICE_CHANGE, "30", Guardrail.Action.OFF);
        assertThat(shop.as(() -> guardrails.check(preview)))
                .extracting(finding -> finding.guardrail().kind())
                .containsExactly(Warning.DELETES, Warning.STOCK_TO_ZERO);
        assertThat(shop.approve(preview).state()).isEqualTo(PlanState.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT4M59S", "P7DT1S", "PT0S", "PT-1H"})
    void previewsAreApprovableForFiveMinutesToSevenDays(Duration time) {
        assertRefused("approvableFor", () -> set(new OfConnection(time, null)));
        assertRefused("approvableFor", () -> setDefault(time));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 5_001, Integer.MAX_VALUE})
    void aBatchHasOneToFiveThousandItems(int batch) {
        assertRefused("batch", () -> set(new OfConnection(null, batch)));
    }

    @ParameterizedTest
    @CsvSource({"DELETES, 100.01", "DELETES, -1", "PRICE_CHANGE, 1000001", "STOCK_TO_ZERO, 2.5", "PRICE_CHANGE, 0.001"})
    void aGuardrailHasALimitThatMakesSense(Warning kind, String threshold) {
        var nonsense = new Guardrail(kind, new BigDecimal(threshold), Guardrail.Action.WARN);
        assertRefused(
                kind.label(),
                () -> shop.as(() -> {
                    settings.set(shop.connection, new OfConnection(null, 7), List.of(nonsense));
                    return true;
                }));
        assertThat(shop.as(() -> settings.of(shop.connection)))
                .as("all or nothing")
                .isEqualTo(UNSET);
        assertThat(trail()).isEmpty();
    }

    @Test
    void eachChangeIsInTheAuditTrailOnce() {
        set(new OfConnection(Duration.ofHours(2), 100));
        set(new OfConnection(Duration.ofHours(2), 100));
        rail(Warning.DELETES, "2.00", Guardrail.Action.WARN);
        rail(Warning.DELETES, "5", Guardrail.Action.FORBID);
        setDefault(Duration.ofHours(3));
        setDefault(Duration.ofHours(3));
        assertThat(trail()).hasSize(3);
        assertThat(trail().get(0))
                .contains(
                        "preview_settings_changed",
                        "Made up",
                        "the usual batches",
                        "approvable for 2 h, batches of 100");
        assertThat(trail().get(1)).contains("guardrail_changed", "warn over 2", "forbid over 5");
        assertThat(trail().get(2)).contains("preview_default_changed", "the usual time", "3 h");
    }

    @Test
    void onlyAdministratorsSet() {
        Caller operator = new Caller(shop.caller.org(), null, "Operator", Set.of(Right.READ, Right.STEER));
        for (Runnable act : List.<Runnable>of(
                () -> settings.set(shop.connection, UNSET, List.of()), () -> settings.setOfOrganisation(null))) {
            assertThatThrownBy(() -> shop.as(operator, () -> {
                        act.run();
                        return true;
                    }))
                    .isInstanceOf(NotAllowed.class);
        }
        assertThat(shop.as(operator, () -> settings.of(shop.connection))).isEqualTo(UNSET);
    }

    private void assertApprovableFor(UUID preview, Duration time) {
        PlanRow plan = shop.plan(preview);
        assertThat(plan.approvableUntil()).isCloseTo(Instant.now().plus(time), SOON);
    }

    private UUID anotherPreview() {
        context.getBean(MadeUpSources.class).change(shop.connection);
        return shop.compute();
    }

    private UUID pushed() {
        PushedPreviews previews = context.getBean(PushedPreviews.class);
        return shop.as(() -> {
            UUID preview = previews.begin(EntityType.PRODUCT, SourceSystem.ODOO, null);
            return previews.complete(preview, 0, 0).preview();
        });
    }

    private void set(OfConnection wanted) {
        shop.as(() -> {
            settings.set(shop.connection, wanted, List.of());
            return true;
        });
    }

    private void setDefault(Duration time) {
        shop.as(() -> {
            settings.setOfOrganisation(time);
            return true;
        });
    }

    private void rail(Warning kind, String threshold, Guardrail.Action action) {
        shop.as(() -> {
            settings.set(
                    shop.connection,
                    settings.of(shop.connection),
                    List.of(new Guardrail(kind, new BigDecimal(threshold), action)));
            return true;
        });
    }

    private long batches(UUID preview) {
        try (Session session = shop.session()) {
            return session.count(
                    "select count(*) from public.sync_activity_log where sync_id = ? and action = 'batch_process'",
                    "apply-" + preview);
        }
    }

    private List<String> trail() {
        try (Session session = shop.session()) {
            return session.values(
                    String.class,
                    "select row_to_json(e)::text from sync_console.audit_event e"
                            + " where action ~ '^(preview_settings|preview_default|guardrail)' order by at");
        }
    }

    private static void assertRefused(String field, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
