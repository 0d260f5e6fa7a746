package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.activity.FailedRetries;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.progress.SyncRetries;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TargetOfATest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What a sync of the console's own could not do is tried again from the board, as a sync of its own. */
@ConsoleTest
@Import({MadeUpSources.class, TargetOfATest.class})
class RetryFromTheBoardTest {

    private static final ItemOutcome TOO_DEAR = new ItemOutcome.Rejected("price_too_high", "Prices end at 1.99 here.");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TargetOfATest target;

    @Autowired
    private SyncRetries retries;

    private Shop shop;
    private String sync;

    @BeforeEach
    void twoItemsOfADirectSyncAreRejected() {
        shop = Shop.with(context, new RecordsOfATest().products(10, "1"));
        target.answers(
                shop.connection,
                change -> Set.of("p-000001", "p-000006").contains(change.externalId())
                        ? Optional.of(TOO_DEAR)
                        : Optional.empty());
        sync = shop.as(() -> context.getBean(SyncRequests.class).begin(shop.connection, EntityType.PRODUCT, true));
        shop.work();
        assertThat(snapshot(sync).status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
    }

    @Test
    void theRejectedItemsAreTriedAgainAndBothSyncsKnowOfEachOther() {
        assertThat(of(sync)).isEqualTo(new SyncRetries.Retry(true, 2, null, null));
        target.answers(shop.connection, change -> Optional.empty());
        String again = shop.as(() -> retries.retry(sync)).orElseThrow();
        assertThat(of(sync))
                .as("under way, there is nothing to try")
                .isEqualTo(new SyncRetries.Retry(true, 0, null, again));
        shop.work();
        assertThat(target.asked(shop.connection)).containsExactly("p-000001", "p-000006");
        assertThat(snapshot(again).status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(snapshot(again).counts().total()).isEqualTo(2);
        assertThat(of(again)).isEqualTo(new SyncRetries.Retry(true, 0, sync, null));
        try (Session session = shop.session()) {
            assertThat(session.values(
                            String.class,
                            "select details ->> 'retry' from public.sync_activity_log where sync_id = ? and details ->> 'act' = 'retry_failed'",
                            sync))
                    .containsExactly(again);
        }
    }

    @Test
    void ofManyItIsSaidBeforeWhichCanBeTriedAgainAndSyncsOfTheSameRecordsCountOnce() {
        FailedRetries many = context.getBean(FailedRetries.class);
        assertThat(shop.as(() -> many.outlook(List.of("never-there", sync))))
                .isEqualTo(new FailedRetries.Outlook(List.of(sync), 2, Map.of(FailedRetries.Reason.GONE, 1)));
        String again = shop.as(() -> retries.retry(sync)).orElseThrow();
        assertThat(shop.as(() -> many.outlook(List.of(again, sync))).others())
                .isEqualTo(Map.of(FailedRetries.Reason.NOT_OVER, 1, FailedRetries.Reason.NOTHING_FAILED, 1));
        shop.work();
        assertThat(shop.as(() -> many.outlook(List.of(again, sync))))
                .as("both stand for the two records that are still rejected")
                .isEqualTo(new FailedRetries.Outlook(List.of(again), 2, Map.of(FailedRetries.Reason.SAME_RECORDS, 1)));
        assertThat(shop.as(
                        Organisations.anybody(),
                        () -> many.outlook(List.of(sync)).others()))
                .isEqualTo(Map.of(FailedRetries.Reason.GONE, 1));
    }

    @Test
    void aSecondPressIsRefused() {
        shop.as(() -> retries.retry(sync));
        assertThatThrownBy(() -> shop.as(() -> retries.retry(sync))).hasMessageContaining("Another sync works");
    }

    @Test
    void whatIsStillRejectedCanBeTriedAgainFromEither() {
        String again = shop.as(() -> retries.retry(sync)).orElseThrow();
        shop.work();
        assertThat(of(again).rejected()).isEqualTo(2);
        String third = shop.as(() -> retries.retry(sync)).orElseThrow();
        assertThat(of(third).of()).as("the last try before it").isEqualTo(again);
    }

    @Test
    void whereNothingWasRejectedThereIsNothingToTry() {
        target.answers(shop.connection, change -> Optional.empty());
        shop.as(() -> retries.retry(sync));
        shop.work();
        assertThatThrownBy(() -> shop.as(() -> retries.retry(sync))).hasMessageContaining("No item");
    }

    @Test
    void supportMayNotAndAnotherOrganisationFindsNone() {
        Caller support = new Caller(shop.caller.org(), shop.caller.user(), "Mia", Set.of(Right.READ));
        assertThatThrownBy(() -> shop.as(support, () -> retries.retry(sync))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> shop.as(Organisations.anybody(), () -> retries.retry(sync)))
                .hasMessageContaining("There is no sync");
        assertThat(shop.as(Organisations.anybody(), () -> retries.of(sync)))
                .isEqualTo(new SyncRetries.Retry(false, 0, null, null));
    }

    private SyncRetries.Retry of(String syncId) {
        return shop.as(() -> retries.of(syncId));
    }

    private SyncSnapshot snapshot(String syncId) {
        return shop.as(() -> context.getBean(Syncs.class).get(syncId));
    }
}
