package com.mantisnxt.sync.activity.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.EventEntity;
import com.mantisnxt.sync.activity.EventSource;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class SavedViewsTest {

    private static final ActivityFilter FAILED = new ActivityFilter(
            Set.of(SyncStatus.FAILED, SyncStatus.TIMEOUT),
            Set.of(SyncAction.BATCH_PROCESS),
            Set.of(EventEntity.ORDER),
            Set.of(EventSource.SHOPIFY),
            UUID.fromString("11111111-2222-3333-4444-555555555555"),
            "shopify orders/Ж \"1\"",
            List.of("rate limit", "C:\\temp", "-5", "https://shop.example/a?b=c"),
            TimeRange.DAY);

    private final SavedViews views;
    private final CurrentCaller currentCaller;
    private final Caller ann = Organisations.anybody();
    private final Caller bob = colleague(Right.READ, Right.STEER);
    private final Caller eve = colleague(Right.READ);

    @Autowired
    SavedViewsTest(SavedViews views, CurrentCaller currentCaller) {
        this.views = views;
        this.currentCaller = currentCaller;
    }

    @Test
    void whatWasKeptIsFoundAsItWasAndATimeUpToNowStaysOne() {
        var week = FAILED.within(new TimeRange.Last(Duration.ofDays(7)));
        var ever = FAILED.within(new TimeRange.Between(Instant.EPOCH, null));
        var once = FAILED.within(new TimeRange.Between(
                Instant.parse("2026-01-05T10:00:00Z"), Instant.parse("2026-01-06T10:00:00.123456Z")));
        var until = FAILED.within(new TimeRange.Between(Instant.EPOCH, Instant.parse("2026-01-06T10:00:00Z")));
        var filters = List.of(FAILED, week, ever, once, until, ActivityFilter.DEFAULT);
        for (int i = 0; i < filters.size(); i++) {
            String name = "view " + i;
            ActivityFilter filter = filters.get(i);
            as(ann, () -> views.save(name, KeptSearch.of(filter), false));
        }
        assertThat(as(ann, views::list)).extracting(SavedView::filter).containsExactlyElementsOf(filters);
    }

    @Test
    void onesOwnIsOnesOwnAndWhatIsSharedIsTheOrganisations() {
        SavedView own = as(ann, () -> views.save("own", KeptSearch.of(FAILED), false));
        SavedView shared = as(ann, () -> views.save("shared", KeptSearch.of(FAILED), true));
        assertThat(as(ann, views::list)).extracting(SavedView::name).containsExactly("own", "shared");
        assertThat(as(eve, views::list)).extracting(SavedView::name).containsExactly("shared");
        assertThat(as(eve, () -> views.get(shared.id())))
                .returns(false, SavedView::isMine)
                .returns(false, SavedView::isChangeable)
                .returns("Test User", SavedView::ownerName);
        refused("unknown_view", eve, () -> views.get(own.id()));
        Caller foreigner = Organisations.anybody();
        assertThat(as(foreigner, views::list)).isEmpty();
        refused("unknown_view", foreigner, () -> views.get(shared.id()));
        refused("unknown_view", foreigner, () -> views.rename(shared.id(), "taken over"));
        refused("unknown_view", foreigner, () -> views.replace(shared.id(), KeptSearch.of(ActivityFilter.DEFAULT)));
        refused("unknown_view", foreigner, () -> deleted(shared.id()));
        assertThat(as(ann, () -> views.get(shared.id())).name()).isEqualTo("shared");
    }

    @Test
    void toShareTakesTheRightToSteer() {
        assertThatThrownBy(() -> as(eve, () -> views.save("mine", KeptSearch.of(FAILED), true)))
                .isInstanceOf(NotAllowed.class);
        SavedView kept = as(eve, () -> views.save("mine", KeptSearch.of(FAILED), false));
        assertThatThrownBy(() -> as(eve, () -> views.share(kept.id(), true))).isInstanceOf(NotAllowed.class);
        assertThat(as(bob, () -> views.save("ours", KeptSearch.of(FAILED), true))
                        .shared())
                .isTrue();
    }

    @Test
    void aNameIsTakenOnceByEachPersonWhateverItsCase() {
        as(ann, () -> views.save("Failed orders", KeptSearch.of(FAILED), false));
        refused("view_name_taken", ann, () -> views.save(" failed ORDERS ", KeptSearch.of(FAILED), false));
        SavedView other = as(ann, () -> views.save("other", KeptSearch.of(FAILED), false));
        refused("view_name_taken", ann, () -> views.rename(other.id(), "FAILED orders"));
        assertThat(as(ann, () -> views.rename(other.id(), "OTHER")).name()).isEqualTo("OTHER");
        assertThat(as(bob, () -> views.save("Failed orders", KeptSearch.of(FAILED), false))
                        .isMine())
                .isTrue();
    }

    @Test
    void namesAreOneLineOfBoundedLength() {
        for (String name : List.of("", "  ", "x".repeat(81), "a\nb", "a\0b")) {
            assertThatThrownBy(() -> as(ann, () -> views.save(name, KeptSearch.of(FAILED), false)))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(as(ann, () -> views.save("Ж".repeat(80), KeptSearch.of(FAILED), false))
                        .name())
                .hasSize(80);
    }

    @Test
    void aPersonKeepsAHundred() {
        for (int i = 0; i < SavedViews.MOST; i++) {
            String name = "view " + i;
            as(ann, () -> views.save(name, KeptSearch.of(FAILED), false));
        }
        refused("too_many_views", ann, () -> views.save("one more", KeptSearch.of(FAILED), false));
        as(ann, () -> deleted(as(ann, views::list).getFirst().id()));
        assertThat(as(ann, () -> views.save("one more", KeptSearch.of(FAILED), false))
                        .name())
                .isEqualTo("one more");
    }

    @Test
    void onlyItsOwnerAndAdministratorsChangeWhatIsShared() {
        SavedView shared = as(bob, () -> views.save("ours", KeptSearch.of(FAILED), true));
        refused("view_not_yours", eve, () -> views.replace(shared.id(), KeptSearch.of(ActivityFilter.DEFAULT)));
        refused("view_not_yours", eve, () -> deleted(shared.id()));
        assertThat(as(bob, () -> views.replace(shared.id(), KeptSearch.of(ActivityFilter.DEFAULT)))
                        .filter())
                .isEqualTo(ActivityFilter.DEFAULT);
        assertThat(as(ann, () -> views.rename(shared.id(), "renamed")).ownerName())
                .isEqualTo("Test User");
        as(ann, () -> views.share(shared.id(), false));
        refused("unknown_view", ann, () -> views.get(shared.id()));
        assertThat(as(bob, () -> views.get(shared.id())).shared()).isFalse();
        assertThat(trail())
                .containsExactly(
                        "activity_view_shared",
                        "activity_view_changed",
                        "activity_view_changed",
                        "activity_view_unshared");
    }

    /** Bob is nobody that the organisation knows. */
    @Test
    void whatWasSharedOutlivesItsOwner() {
        as(bob, () -> views.save("ours", KeptSearch.of(FAILED), true));
        assertThat(as(ann, views::list)).extracting(SavedView::name).containsExactly("ours");
        as(ann, () -> deleted(as(ann, views::list).getFirst().id()));
        assertThat(as(ann, views::list)).isEmpty();
    }

    @Test
    void servicesKeepNone() {
        Caller service = new Caller(ann.org(), null, "service", Set.of(Right.READ, Right.REPORT));
        as(ann, () -> views.save("ours", KeptSearch.of(FAILED), true));
        assertThat(as(service, views::list)).hasSize(1);
        refused("view_needs_a_person", service, () -> views.save("mine", KeptSearch.of(FAILED), false));
    }

    private Caller colleague(Right... rights) {
        return new Caller(ann.org(), UUID.randomUUID(), "Test User", Set.of(rights));
    }

    private <T extends @Nullable Object> T as(Caller caller, Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }

    private boolean deleted(UUID id) {
        views.delete(id);
        return true;
    }

    private void refused(String code, Caller caller, Supplier<?> work) {
        assertThatThrownBy(() -> as(caller, work))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code().value()).isEqualTo(code));
    }

    private List<String> trail() {
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(ann.org().value())) {
            return session.values(String.class, "select action from sync_console.audit_event order by at");
        }
    }
}
