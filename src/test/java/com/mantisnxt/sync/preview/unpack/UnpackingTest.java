package com.mantisnxt.sync.preview.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.StoredPreviews;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PushedOutcomes;
import com.mantisnxt.sync.preview.plan.ServiceOrders;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Previews that services wrote by plain SQL, from the first look to their outcome. */
@ConsoleTest
class UnpackingTest {

    private static final String DELTA = """
            {"new": [{"id": 1, "name": "Camp stove"}, {"data": {"sku": "S-2", "title": "Tent"}}],
             "updated": [{"id": "4711-B", "old_data": {"name": "Jacket", "price": "100"}, "new_data": {"name": "Jacket", "price": "159"}},
                         {"id": "0090-X", "old_data": {"name": "Ботинки", "stock": 1}, "new_data": {"name": "Ботинки", "stock": 0}}],
             "deleted": [{"id": 9, "name": "Old lamp"}],
             "statistics": {"new_count": 2, "updated_count": 2, "deleted_count": 1, "total_affected": 5}}""";

    private final ApplicationContext context;
    private final Unpacking unpacking;
    private final PlanItems items;
    private final Caller caller = Organisations.anybody();
    private final StoredPreviews stored =
            new StoredPreviews(TestServer.POSTGRES_18.shared(), caller.org().value(), caller.user());

    @Autowired
    UnpackingTest(ApplicationContext context, Unpacking unpacking, PlanItems items) {
        this.context = context;
        this.unpacking = unpacking;
        this.items = items;
    }

    @Test
    void itIsReadFilteredAndSearchedLikeAnyOther() {
        UUID preview = stored.add(DELTA);
        assertThat(unpack(preview)).isTrue();
        PlanRow plan = plan(preview);
        assertThat(plan.state()).isEqualTo(PlanState.PENDING);
        assertThat(plan.connection()).isNull();
        assertThat(plan.entity()).isEqualTo(EntityType.PRODUCT);
        assertThat(plan.source()).isEqualTo(SourceSystem.SHOPIFY);
        assertThat(plan.computeSync()).isEqualTo("shopify-products");
        assertThat(plan.requestedBy()).isEqualTo("Test User");
        assertThat(plan.counts()).isEqualTo(new PlanRow.Counts(2, 2, 1, 0, 0, 3));
        try (Session session = session()) {
            assertThat(session.count(
                            "select count(*) from public.sync_preview_cache c join sync_console.preview_plan p on p.preview_id = c.id where c.id = ? and c.expires_at = p.approvable_until and c.delta_json -> 'new' is not null",
                            preview))
                    .isEqualTo(1);
        }
        assertThat(ids(preview, ItemQuery.all())).containsExactly("1", "S-2", "4711-B", "0090-X", "9");
        assertThat(ids(preview, ItemQuery.of(ChangeKind.UPDATED))).containsExactly("4711-B", "0090-X");
        assertThat(ids(preview, ItemQuery.all().withField("price"))).containsExactly("4711-B");
        assertThat(ids(preview, ItemQuery.all().withWarning(Warning.PRICE_CHANGE)))
                .containsExactly("4711-B");
        assertThat(ids(preview, ItemQuery.all().withWarning(Warning.STOCK_TO_ZERO)))
                .containsExactly("0090-X");
        assertThat(ids(preview, ItemQuery.all().withText("БОТИНКИ"))).containsExactly("0090-X");
        PlanItem changed = as(() -> items.get(preview, 2));
        assertThat(changed.before().data().get("price").asString()).isEqualTo("100");
        assertThat(changed.after().data().get("price").asString()).isEqualTo("159");
        assertThat(as(() -> items.get(preview, 1)).row().name()).isEqualTo("Tent");
    }

    @Test
    void itIsTakenOutOfApprovedAndAppliedByItsService() {
        UUID preview = stored.add(DELTA);
        unpack(preview);
        as(() -> context.getBean(Exclusions.class).exclude(preview, List.of(4), "still sold"));
        approve(preview);
        List<OpenCommand> commands =
                as(() -> context.getBean(ServiceOrders.class).fetch(preview));
        assertThat(commands).extracting(OpenCommand::kind).containsExactly(CommandKind.APPLY);
        assertThat(commands.getFirst().payload()).contains("\"included\": 4", "{\"id\": \"9\"}");
        PushedOutcomes outcomes = context.getBean(PushedOutcomes.class);
        as(() -> outcomes.report(
                preview,
                Stream.of("1", "S-2", "4711-B", "0090-X")
                        .map(id -> new PushedOutcomes.Reported(id, OutcomeKind.APPLIED, null, null))
                        .toList()));
        assertThat(plan(preview).state()).isEqualTo(PlanState.APPLIED);
    }

    @Test
    void peopleWhoOpenItAtOnceUnpackItOnce() {
        UUID preview = stored.addMany(3_000);
        Unpacker unpacker = context.getBean(Unpacker.class);
        List<CompletableFuture<Boolean>> opened = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> as(() -> unpacker.unpack(preview))))
                .limit(4)
                .toList();
        assertThat(opened).anyMatch(CompletableFuture::join);
        opened.forEach(CompletableFuture::join);
        assertThat(as(() -> items.count(preview, ItemQuery.all()))).isEqualTo(3_000);
        assertThat(as(() -> items.at(preview, ItemQuery.all().withField("price"), 2_999, 5)))
                .extracting(PlanItemRow::externalId)
                .containsExactly("2999");
        assertThat(unpack(preview)).as("there already").isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2] | not_a_preview",
                "{} | not_a_preview",
                "{\"new\": []} | nothing_to_apply",
                "{\"truncated\": true, \"new\": [{\"id\": 1}]} | items_left_out",
                "{\"new\": [{\"id\": 1}], \"statistics\": {\"new_count\": 2}} | numbers_disagree",
                "{\"new\": [{\"id\": 1}, 7]} | not_a_record",
                "{\"new\": [{\"id\": \" \", \"name\": \"x\"}]} | no_id",
                "{\"updated\": [{\"id\": 1, \"new_data\": {}}]} | no_before",
                "{\"updated\": [{\"id\": 1, \"old_data\": {}, \"new_data\": 3}]} | no_after",
                "{\"new\": [{\"id\": 1}], \"deleted\": [{\"key\": \"1\"}]} | id_twice"
            })
    void whatIsNotWholeStaysAsItIs(String delta, String code) {
        UUID preview = stored.add(delta);
        assertThat(refusal(preview)).isEqualTo(code);
        PlanRow shown = as(() -> unpacking.get(preview));
        assertThat(shown.state()).isEqualTo(PlanState.FAILED);
        assertThat(shown.failure().code()).isEqualTo(code);
        assertThat(as(() -> context.getBean(Plans.class).find(preview))).isEmpty();
        try (Session session = session()) {
            assertThat(session.count("select count(*) from sync_console.preview_item where preview_id = ?", preview))
                    .isZero();
        }
    }

    @Test
    void whatIsTooLargeOrTooDeepStaysAsItIs() {
        String large = "{\"new\": [{\"id\": 1, \"text\": \"%s\"}]}".formatted("x".repeat(600_000));
        assertThat(refusal(stored.add(large))).isEqualTo("too_large");
        String deep = "{\"new\": [{\"id\": 1, \"list\": %s%s}]}".formatted("[".repeat(700), "]".repeat(700));
        assertThat(refusal(stored.add(deep))).isEqualTo("unreadable");
    }

    @Test
    void anExpiredOneStaysAsItIs() {
        Instant now = Instant.now();
        assertThat(refusal(stored.add(DELTA, now.minusSeconds(7_200), now.minusSeconds(60))))
                .isEqualTo("preview_expired");
    }

    @Test
    void anotherOrganisationsIsNotThere() {
        UUID preview = stored.add(DELTA);
        Caller other = Organisations.anybody();
        CurrentCaller currentCaller = context.getBean(CurrentCaller.class);
        assertThatThrownBy(() -> currentCaller.callAs(other, () -> unpacking.get(preview)))
                .extracting(refused -> ((Refused) refused).code().value())
                .isEqualTo("unknown_preview");
        assertThatThrownBy(() -> currentCaller
                        .callAs(other, () -> unpacking.open(preview))
                        .join())
                .hasCauseInstanceOf(Refused.class);
        assertThat(as(() -> context.getBean(Plans.class).find(preview))).isEmpty();
    }

    @Test
    void writtenAnewItIsUnpackedAnewAndWhatWasLookedAtIsNotApproved() {
        UUID preview = stored.add(DELTA);
        unpack(preview);
        as(() -> context.getBean(Exclusions.class).exclude(preview, List.of(0), "no"));
        try (Session session = session()) {
            session.run(
                    "update public.sync_preview_cache set delta_json = '{\"new\": [{\"id\": \"z\"}]}' where id = ?",
                    preview);
        }
        assertThatThrownBy(() -> approve(preview))
                .extracting(refused -> ((Refused) refused).code().value())
                .isEqualTo("preview_superseded");
        assertThat(unpack(preview)).isTrue();
        try (Session session = session()) {
            session.run("update public.sync_preview_cache set updated_at = now() where id = ?", preview);
        }
        assertThat(unpack(preview)).as("touched, and the same").isFalse();
        assertThat(ids(preview, ItemQuery.all())).containsExactly("z");
        assertThat(plan(preview).counts().included()).isEqualTo(1);
        approve(preview);
        assertThat(plan(preview).state()).isEqualTo(PlanState.APPROVED);
        assertThat(unpack(preview)).as("decided").isFalse();
    }

    private boolean unpack(UUID preview) {
        return as(() -> unpacking.open(preview)).join();
    }

    private String refusal(UUID preview) {
        try {
            unpack(preview);
            return "none";
        } catch (CompletionException e) {
            return ((Refused) e.getCause()).code().value();
        }
    }

    private void approve(UUID preview) {
        String hash = plan(preview).hash();
        as(() -> context.getBean(PreviewApproval.class).approve(preview, hash));
    }

    private PlanRow plan(UUID preview) {
        return as(() -> context.getBean(Plans.class).get(preview));
    }

    private List<String> ids(UUID preview, ItemQuery query) {
        return as(() -> items.at(preview, query, 0, 100)).stream()
                .map(PlanItemRow::externalId)
                .toList();
    }

    private Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(caller.org().value());
    }

    private <T> T as(Supplier<T> act) {
        return context.getBean(CurrentCaller.class).callAs(caller, act);
    }
}
