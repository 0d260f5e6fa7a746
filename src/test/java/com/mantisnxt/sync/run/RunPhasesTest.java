package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.run.RunPhases.Course;
import com.mantisnxt.sync.run.RunPhases.Line;
import com.mantisnxt.sync.run.RunPhases.Stand;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What people see of the phases is where the run stands, before, in and after each. */
@ConsoleTest
@Import(MadeUpSources.class)
class RunPhasesTest {

    private static final SourceFault AWAY = new SourceFault(SourceFault.Kind.AWAY, "The shop answered 502.");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RunPhases phases;

    @Autowired
    private SyncRequests requests;

    @Test
    void oneThatWaitsForAWorkerHasAllAhead() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(3, "1"));
        assertThat(course(shop, begin(shop)).lines())
                .containsExactly(ahead(RunPhase.READ), ahead(RunPhase.COMPARE), ahead(RunPhase.APPLY));
    }

    @Test
    void inTheMiddleOfReadingItIsKnownHowMuchWasRead() {
        Shop shop = Shop.with(
                context,
                new RecordsOfATest()
                        .products(3_000, "1")
                        .announcing(3_000)
                        .withCursors()
                        .failingAt(2_000, AWAY));
        var patient = new SyncSetting(true, null, false, Duration.ofHours(24), null, 8, null, null);
        shop.as(() -> {
            context.getBean(SyncSettings.class).set(shop.connection, EntityType.PRODUCT, patient);
            return true;
        });
        String sync = begin(shop);
        shop.work();
        Course course = course(shop, sync);
        assertThat(course.lines()).extracting(Line::stand).containsExactly(Stand.NOW, Stand.AHEAD, Stand.AHEAD);
        assertThat(course.lines().getFirst().since()).isNotNull();
        assertThat(course.lines().getFirst().until()).isNull();
        assertThat(course.read()).isEqualTo(2_000);
        assertThat(course.toRead()).isEqualTo(3_000);
    }

    @Test
    void afterwardsEachEndsWhereTheNextBegins() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(30, "1"));
        String sync = begin(shop);
        shop.work();
        Course course = course(shop, sync);
        assertThat(course.lines()).extracting(Line::stand).containsOnly(Stand.DONE);
        Line read = course.lines().get(0);
        Line compare = course.lines().get(1);
        Line apply = course.lines().get(2);
        assertThat(read.until()).isNotNull().isAfterOrEqualTo(read.since()).isEqualTo(compare.since());
        assertThat(compare.until()).isNotNull().isAfter(compare.since()).isEqualTo(apply.since());
        assertThat(apply.until()).isNotNull().isAfterOrEqualTo(apply.since());
        assertThat(course.read()).isEqualTo(30);
        assertThat(course.plan().counts().created()).isEqualTo(30);
    }

    @Test
    void aPreviewIsReadAndComparedAndWhatApprovesItOnlyApplied() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(3, "1"));
        UUID preview = shop.compute();
        Course computed = course(shop, shop.plan(preview).computeSync());
        assertThat(computed.lines()).extracting(Line::phase).containsExactly(RunPhase.READ, RunPhase.COMPARE);
        assertThat(computed.lines()).extracting(Line::stand).containsOnly(Stand.DONE);
        assertThat(computed.plan().preview()).isEqualTo(preview);
        shop.approve(preview);
        shop.work();
        Course applied = course(shop, shop.plan(preview).applySync());
        assertThat(applied.lines()).extracting(Line::phase).containsExactly(RunPhase.APPLY);
        assertThat(applied.lines().getFirst().since()).isNotNull();
        assertThat(applied.lines().getFirst().until()).isNotNull();
    }

    @Test
    void whatAGuardrailHoldsBackIsLeftOutAndWaits() {
        Shop shop = Shop.stored(context, new RecordsOfATest().products(20, "1"));
        shop.now(new RecordsOfATest().products(5, "1"));
        String sync = begin(shop);
        shop.work();
        Course course = course(shop, sync);
        assertThat(course.lines()).extracting(Line::stand).containsExactly(Stand.DONE, Stand.DONE, Stand.LEFT_OUT);
        assertThat(course.lines().get(1).until()).isNotNull();
        assertThat(course.lines().getLast().until()).isNull();
        assertThat(course.plan().state()).isEqualTo(PlanState.PENDING);
    }

    @Test
    void whatIsCancelledEndsWhereItStood() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(2_500, "1").withCursors());
        String sync = begin(shop);
        shop.as(() -> context.getBean(SyncCommands.class).request(sync, CommandKind.CANCEL, "of a test"));
        shop.work();
        Course course = course(shop, sync);
        assertThat(course.lines()).extracting(Line::stand).containsExactly(Stand.CUT, Stand.LEFT_OUT, Stand.LEFT_OUT);
        assertThat(course.lines().getFirst().until()).isNotNull();
    }

    @Test
    void whatServicesDoHasNone() {
        Shop shop = Shop.with(context, new RecordsOfATest());
        try (Session session = shop.session()) {
            UUID row = session.value(
                    UUID.class,
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items) values (?, 'theirs', 'order', 5) returning id",
                    shop.caller.org().value());
            assertThat(shop.as(() -> phases.of(row))).isEmpty();
        }
    }

    @Test
    void nobodySeesThoseOfOthers() {
        Shop shop = Shop.with(context, new RecordsOfATest().products(3, "1"));
        UUID row = row(shop, begin(shop));
        assertThat(shop.as(() -> phases.of(row))).isPresent();
        assertThat(shop.as(Organisations.anybody(), () -> phases.of(row))).isEmpty();
    }

    private static Line ahead(RunPhase phase) {
        return new Line(phase, Stand.AHEAD, null, null);
    }

    private String begin(Shop shop) {
        return shop.as(() -> requests.begin(shop.connection, EntityType.PRODUCT, false));
    }

    private UUID row(Shop shop, String sync) {
        return shop.as(() -> context.getBean(Syncs.class).get(sync)).id();
    }

    private Course course(Shop shop, String sync) {
        UUID row = row(shop, sync);
        return shop.as(() -> phases.of(row)).orElseThrow();
    }
}
