package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

@ConsoleTest
@Import(MadeUpSources.class)
class DueSyncsTest {

    private static final Rhythm HOURLY = new Rhythm.Every(Duration.ofHours(1));

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DueSyncs due;

    @Autowired
    private SyncSettings settings;

    @Autowired
    private SyncOverview overview;

    private Shop shop;
    private DueKey key;

    @BeforeEach
    void aShop() {
        shop = Shop.with(context, new RecordsOfATest().products(4, "1"));
        key = new DueKey(shop.caller.org(), shop.connection, EntityType.PRODUCT);
    }

    @Test
    void theQueueKnowsTheNextTimeFromTheMomentItIsSet() {
        set(SyncSetting.USUAL.with(true, HOURLY));
        assertThat(next()).isBetween(inMinutes(59), inMinutes(61));
        set(SyncSetting.USUAL.with(true, new Rhythm.Every(Duration.ofMinutes(5))));
        assertThat(next()).isBetween(inMinutes(4), inMinutes(6));
        set(new SyncSetting(true, HOURLY, true, Duration.ofHours(24), null, null, null, null));
        assertThat(next()).as("stopped").isNull();
        assertThat(queued()).isZero();
        set(SyncSetting.USUAL.with(true, HOURLY));
        set(SyncSetting.USUAL);
        assertThat(queued()).isZero();
    }

    @Test
    void whatAppliesItselfIsStoredWhenItsTimeHasCome() {
        set(SyncSetting.USUAL.with(true, HOURLY));
        Optional<Instant> again = due.begin(key);
        assertThat(again).hasValueSatisfying(next -> assertThat(next).isBetween(inMinutes(59), inMinutes(61)));
        shop.work();
        assertThat(shop.records()).hasSize(4);
        assertThat(logged()).containsExactly("begun by its schedule");
        SyncOverview.Line line = line();
        assertThat(line.last()).hasSize(1);
        assertThat(line.last().getFirst().state()).isEqualTo(RunState.DONE);
    }

    @Test
    void whatPeopleApproveIsPreviewedAnewEachTime() {
        set(SyncSetting.USUAL.with(false, HOURLY));
        due.begin(key);
        shop.work();
        UUID first = newestPreview();
        assertThat(shop.plan(first).state()).isEqualTo(PlanState.PENDING);
        assertThat(shop.records()).isEmpty();
        due.begin(key);
        shop.work();
        UUID second = newestPreview();
        assertThat(second).isNotEqualTo(first);
        assertThat(shop.plan(first).state()).isEqualTo(PlanState.SUPERSEDED);
    }

    @Test
    void whatStillRunsIsNotBegunTwiceAndTheLogSaysSo() {
        set(SyncSetting.USUAL.with(true, HOURLY));
        due.begin(key);
        assertThat(due.begin(key)).isPresent();
        try (Session session = shop.session()) {
            assertThat(
                            session.value(
                                    String.class,
                                    "select error_message from public.sync_activity_log where action = 'scheduled_run' and status = 'failed'"))
                    .contains("Another sync works on these records");
            assertThat(session.count("select count(*) from sync_console.run")).isEqualTo(1);
        }
    }

    @Test
    void whatWasStoppedMeanwhileIsNotBegun() {
        set(SyncSetting.USUAL.with(true, HOURLY));
        set(SyncSetting.USUAL);
        assertThat(due.begin(key)).isEmpty();
        assertThat(logged()).isEmpty();
    }

    @Test
    void anArchivedConnectionRunsNoMore() {
        set(SyncSetting.USUAL.with(true, HOURLY));
        context.getBean(MadeUpSources.class).archive(shop.connection);
        assertThat(due.begin(key)).isEmpty();
        assertThat(logged()).isEmpty();
    }

    @Test
    void onlyAdministratorsSetItAndTheTrailTells() {
        Caller operator = new Caller(shop.caller.org(), null, "operator", Set.of(Right.READ, Right.STEER));
        assertThatThrownBy(() -> shop.as(operator, () -> {
                    settings.set(shop.connection, EntityType.PRODUCT, SyncSetting.USUAL);
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
        set(SyncSetting.USUAL.with(true, HOURLY));
        try (Session session = shop.session()) {
            assertThat(session.count(
                            "select count(*) from sync_console.audit_event where action = 'sync_setting_changed'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        set(SyncSetting.USUAL.with(true, HOURLY));
        Shop other = Shop.with(context, new RecordsOfATest());
        assertThat(other.<Object>as(() -> settings.of(shop.connection))).isEqualTo(Map.of());
    }

    private void set(SyncSetting setting) {
        shop.as(() -> {
            settings.set(shop.connection, EntityType.PRODUCT, setting);
            return true;
        });
    }

    private SyncOverview.Line line() {
        return shop.as(() -> overview.of(shop.connection, List.of(EntityType.PRODUCT)))
                .getFirst();
    }

    private @Nullable Instant next() {
        return line().next();
    }

    private long queued() {
        try (Session session = shop.session()) {
            return session.count(
                    "select count(*) from sync_console.scheduled_tasks where task_instance = ?", key.text());
        }
    }

    private List<String> logged() {
        try (Session session = shop.session()) {
            return session.values(
                    String.class,
                    "select message from public.sync_activity_log where action = 'scheduled_run' and message is not null");
        }
    }

    private UUID newestPreview() {
        try (Session session = shop.session()) {
            return session.value(
                    UUID.class, "select preview_id from sync_console.run order by created_at desc limit 1");
        }
    }

    private static Instant inMinutes(int minutes) {
        return Instant.now().plus(Duration.ofMinutes(minutes));
    }
}
