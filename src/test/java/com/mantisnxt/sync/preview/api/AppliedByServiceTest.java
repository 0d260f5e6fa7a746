package com.mantisnxt.sync.preview.api;

import static com.mantisnxt.sync.preview.api.PreviewApi.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.run.Shop;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A preview without a connection is decided here, and its service is told to apply it. */
@ConsoleTest
@AutoConfigureMockMvc
@Import(MadeUpSources.class)
class AppliedByServiceTest {

    private final ApplicationContext context;
    private final Exclusions exclusions;
    private Shop shop;
    private PreviewApi service;

    @Autowired
    AppliedByServiceTest(ApplicationContext context, Exclusions exclusions) {
        this.context = context;
        this.exclusions = exclusions;
    }

    @BeforeEach
    void aService() {
        shop = Shop.with(context, new RecordsOfATest());
        service = PreviewApi.of(context, shop.caller, Scope.REPORT, Scope.READ);
    }

    @Test
    void onceApprovedItIsOrderedAtTheSyncThatThePreviewNames() throws Exception {
        service.send("/syncs", "{\"syncId\": \"nightly\", \"entityType\": \"product\", \"totalItems\": 4}")
                .andExpect(status().isCreated());
        UUID preview = service.bring("nightly", 4);
        shop.as(() -> exclusions.exclude(preview, List.of(1), "not now"));
        shop.as(() -> exclusions.excludeField(preview, 3, "price", "wrong list"));
        service.read("/syncs/nightly/commands").andExpect(jsonPath("$", hasSize(0)));
        String hash = shop.approve(preview).hash();
        var fetched = service.read("/syncs/nightly/commands")
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].kind").value("apply"))
                .andExpect(jsonPath("$[0].requestedBy").value("Test User"))
                .andExpect(jsonPath("$[0].payload.preview").value(preview.toString()))
                .andExpect(jsonPath("$[0].payload.hash").value(hash))
                .andExpect(jsonPath("$[0].payload.included").value(3))
                .andExpect(jsonPath("$[0].payload.exclusions", hasSize(2)))
                .andExpect(jsonPath("$[0].payload.exclusions[0].id").value("1"))
                .andExpect(jsonPath("$[0].payload.exclusions[0].field").doesNotExist())
                .andExpect(jsonPath("$[0].payload.exclusions[1].id").value("3"))
                .andExpect(jsonPath("$[0].payload.exclusions[1].field").value("price"));
        service.send("/syncs/nightly/commands/" + text(fetched, "$[0].id"), "{\"outcome\": \"done\"}")
                .andExpect(status().isNoContent());
        service.read("/syncs/nightly/commands").andExpect(jsonPath("$", hasSize(0)));
        service.read("/previews/" + preview).andExpect(jsonPath("$.state").value("applying"));
        assertThat(onTheBoard(preview).status()).isEqualTo(SyncStatus.IN_PROGRESS);

        service.send("/previews/" + preview + "/outcomes", """
                [{"id": "0", "outcome": "rejected"}, {"id": "2", "outcome": "drifted"}, {"id": "0", "outcome": "applied"}]
                """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.open").value(1));
        service.read("/previews/" + preview + "/result")
                .andExpect(jsonPath("$.planned").value(3))
                .andExpect(jsonPath("$.applied").value(1))
                .andExpect(jsonPath("$.unchanged").value(0))
                .andExpect(jsonPath("$.drifted").value(1))
                .andExpect(jsonPath("$.rejected").value(0))
                .andExpect(jsonPath("$.open").value(1));
        assertThat(onTheBoard(preview).counts().processed()).isEqualTo(1);
        assertThat(onTheBoard(preview).counts().failed()).isEqualTo(1);
        service.send("/previews/" + preview + "/outcomes", "[{\"id\": \"3\", \"outcome\": \"applied\"}]")
                .andExpect(status().isOk());
        assertThat(onTheBoard(preview).status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        service.read("/previews/" + preview).andExpect(jsonPath("$.state").value("applied"));
    }

    @Test
    void aPreviewWithoutASyncHasItsOrderAtThePreview() throws Exception {
        UUID preview = service.bring(null, 2);
        String commands = "/previews/" + preview + "/commands";
        service.read(commands).andExpect(jsonPath("$", hasSize(0)));
        shop.approve(preview);
        var fetched = service.read(commands).andExpect(jsonPath("$[0].kind").value("apply"));
        service.send(
                        commands + "/" + text(fetched, "$[0].id"),
                        "{\"outcome\": \"refused\", \"detail\": \"The shop is closed.\"}")
                .andExpect(status().isNoContent());
        service.read("/previews/" + preview)
                .andExpect(jsonPath("$.state").value("cancelled"))
                .andExpect(jsonPath("$.failure.code").value("apply_refused"))
                .andExpect(jsonPath("$.failure.reason").value("The shop is closed."));
        assertThat(onTheBoard(preview).status()).isEqualTo(SyncStatus.FAILED);
        service.send("/previews/" + preview + "/outcomes", "[{\"id\": \"0\", \"outcome\": \"applied\"}]")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("not_to_be_applied"));
    }

    @Test
    void anOrderThatNobodyFetchesWaitsOnTheBoard() throws Exception {
        UUID preview = service.bring("never-started", 2);
        shop.approve(preview);
        SyncSnapshot waits = onTheBoard(preview);
        assertThat(waits.status()).isEqualTo(SyncStatus.PENDING);
        assertThat(waits.worker().reason()).isEqualTo("waits for its service");
        assertThat(waits.worker().commandsFetched()).isNull();
        service.read("/syncs/apply-" + preview).andExpect(jsonPath("$.total").value(2));
        service.read("/syncs/never-started/commands").andExpect(jsonPath("$", hasSize(1)));
        service.read("/syncs/apply-" + preview + "/commands").andExpect(jsonPath("$", hasSize(1)));
        assertThat(onTheBoard(preview).worker().commandsFetched()).isNotNull();
    }

    @Test
    void anOrderOutlivesTheWaitOnTheBoard() throws Exception {
        UUID preview = service.bring(null, 1);
        shop.approve(preview);
        try (Session session = shop.session()) {
            session.run(
                    "update public.sync_progress set status = 'timeout', completed_at = clock_timestamp() where sync_id = ?",
                    "apply-" + preview);
        }
        String commands = "/previews/" + preview + "/commands";
        var fetched = service.read(commands).andExpect(jsonPath("$", hasSize(1)));
        service.send(commands + "/" + text(fetched, "$[0].id"), "{\"outcome\": \"done\"}")
                .andExpect(status().isNoContent());
        service.send("/previews/" + preview + "/outcomes", "[{\"id\": \"0\", \"outcome\": \"applied\"}]")
                .andExpect(jsonPath("$.applied").value(1));
        service.read("/previews/" + preview).andExpect(jsonPath("$.state").value("applied"));
        assertThat(onTheBoard(preview).status()).isEqualTo(SyncStatus.TIMEOUT);
    }

    @Test
    void aPauseOfTheApplyingDoesNotTakeTheOrderBack() throws Exception {
        UUID preview = service.bring(null, 2);
        shop.approve(preview);
        String commands = "/previews/" + preview + "/commands";
        service.read(commands).andExpect(jsonPath("$", hasSize(1)));
        SyncCommands steering = context.getBean(SyncCommands.class);
        shop.as(() -> steering.request("apply-" + preview, CommandKind.PAUSE, null));
        shop.as(() -> steering.request("apply-" + preview, CommandKind.CANCEL, "of a test"));
        var fetched = service.read(commands)
                .andExpect(jsonPath("$", hasSize(2)))
                .andExpect(jsonPath("$[0].kind").value("apply"))
                .andExpect(jsonPath("$[1].kind").value("cancel"));
        service.send(commands + "/" + text(fetched, "$[1].id"), "{\"outcome\": \"done\"}")
                .andExpect(status().isNoContent());
        service.read("/previews/" + preview).andExpect(jsonPath("$.state").value("cancelled"));
        assertThat(onTheBoard(preview).status()).isEqualTo(SyncStatus.CANCELLED);
        service.read(commands).andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    void whoReportsOutcomesHasTheOrder() throws Exception {
        UUID preview = service.bring(null, 2);
        shop.approve(preview);
        service.send("/previews/" + preview + "/outcomes", "[{\"id\": \"0\", \"outcome\": \"applied\"}]")
                .andExpect(status().isOk());
        service.read("/previews/" + preview + "/commands").andExpect(jsonPath("$", hasSize(0)));
        assertThat(onTheBoard(preview).status()).isEqualTo(SyncStatus.IN_PROGRESS);
    }

    @Test
    void manyExclusionsAreReadPageByPage() throws Exception {
        UUID preview = service.bring(null, 600);
        List<Integer> out = IntStream.range(0, 550).boxed().toList();
        shop.as(() -> exclusions.exclude(preview, out, "half of it"));
        shop.as(() -> exclusions.excludeField(preview, 555, "price", "this one"));
        shop.approve(preview);
        service.read("/previews/" + preview + "/commands")
                .andExpect(jsonPath("$[0].payload.exclusions").value(nullValue()))
                .andExpect(jsonPath("$[0].payload.excluded").value(550))
                .andExpect(jsonPath("$[0].payload.itemsAt")
                        .value("/api/v1/previews/" + preview + "/items?excluded=false"));
        String path = "/previews/" + preview + "/exclusions";
        String next =
                text(service.read(path + "?limit=500").andExpect(jsonPath("$.exclusions", hasSize(500))), "$.next");
        service.read(path + "?limit=500&after=" + next)
                .andExpect(jsonPath("$.exclusions", hasSize(51)))
                .andExpect(jsonPath("$.exclusions[50].externalId").value("555"))
                .andExpect(jsonPath("$.exclusions[50].field").value("price"))
                .andExpect(jsonPath("$.next").value(nullValue()));
        service.read("/previews/" + preview + "/items?excluded=false&limit=1000")
                .andExpect(jsonPath("$.items", hasSize(50)))
                .andExpect(jsonPath("$.items[5].excludedFields[0]").value("price"));
        service.read(path + "?after=odd")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("invalid_field"));
    }

    @Test
    void anotherOrganisationsServiceIsToldNothing() throws Exception {
        UUID preview = service.bring("mine", 2);
        shop.approve(preview);
        PreviewApi other = PreviewApi.of(context, Organisations.anybody(), Scope.REPORT, Scope.READ);
        other.read("/previews/" + preview + "/commands")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("unknown_preview"));
        other.read("/syncs/mine/commands").andExpect(status().isNotFound());
        other.read("/syncs/apply-" + preview + "/commands").andExpect(status().isNotFound());
    }

    @Test
    void theConsoleDoesNotTryAgainWhatAServiceApplies() throws Exception {
        UUID preview = service.bring(null, 1);
        shop.approve(preview);
        service.send("/previews/" + preview + "/outcomes", "[{\"id\": \"0\", \"outcome\": \"rejected\"}]")
                .andExpect(status().isOk());
        PreviewApi reader = PreviewApi.of(context, shop.caller, Scope.READ);
        reader.send("/previews/" + preview + "/retry", "{}").andExpect(status().isForbidden());
        service.send("/previews/" + preview + "/outcomes", "[{\"id\": \"0\", \"outcome\": \"applied\"}]")
                .andExpect(jsonPath("$.applied").value(1))
                .andExpect(jsonPath("$.rejected").value(0));
    }

    private SyncSnapshot onTheBoard(UUID preview) {
        return shop.as(() -> context.getBean(Syncs.class).get("apply-" + preview));
    }
}
