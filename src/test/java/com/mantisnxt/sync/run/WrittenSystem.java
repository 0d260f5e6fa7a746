package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.connector.store.RecordStore;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.preview.plan.PushedItem;
import com.mantisnxt.sync.preview.plan.PushedPreviews;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An organisation with one connection that may be written to, and short words for what its people do. */
public final class WrittenSystem {

    private static final JsonMapper JSON = new JsonMapper();

    public final Caller caller = Organisations.anybody();
    public final UUID connection;
    private final ApplicationContext context;
    private final WorkNow work;
    private final EntityType entity;

    /** @param writing on or off */
    public WrittenSystem(ApplicationContext context, Where where, EntityType entity, String writing) {
        this.context = context;
        this.entity = entity;
        this.work = WorkNow.in(context, caller.org());
        this.connection = as(() -> context.getBean(Connections.class).create(draft(where, writing)));
        as(() -> {
            SyncSetting setting = new SyncSetting(false, null, false, Duration.ofHours(24), null, 3, null, null);
            context.getBean(SyncSettings.class).set(connection, entity, setting);
            return true;
        });
    }

    /** What is on the other side. */
    public record Where(SourceSystem system, URI uri, ObjectNode settings, Map<String, String> secrets) {}

    private ConnectionDraft draft(Where where, String writing) {
        return new ConnectionDraft(
                "Corner shop",
                where.system(),
                where.uri().toString(),
                where.settings(),
                Secrets.of(where.secrets()),
                List.of(setup(entity, writing)));
    }

    private static EntitySetup setup(EntityType entity, String writing) {
        ObjectNode settings = JSON.createObjectNode().put("writing", writing);
        return new EntitySetup(entity, true, settings, JSON.createArrayNode());
    }

    public void switchWriting(String writing) {
        Connections connections = context.getBean(Connections.class);
        as(() -> {
            var now = connections.get(connection);
            connections.update(
                    connection,
                    now.version(),
                    new ConnectionDraft(
                            now.name(),
                            now.system(),
                            now.baseUrl(),
                            now.settings(),
                            Secrets.none(),
                            List.of(setup(entity, writing))));
            return true;
        });
    }

    /** Reads the system into the store, as people have it done. */
    public void read() {
        UUID preview = as(() -> context.getBean(PreviewRequests.class).request(connection, entity))
                .preview();
        work();
        if (plan(preview).counts().total() > 0) {
            approve(preview);
            work();
        }
    }

    /** What the next sync would find. */
    public PlanRow.Counts differences() {
        String sync = as(() -> context.getBean(PreviewRequests.class).anew(connection, entity));
        work();
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            return plan(session.value(
                            UUID.class,
                            "select preview_id from sync_console.preview_plan where compute_sync_id = ?",
                            sync))
                    .counts();
        }
    }

    /** @param items JSON, with single quotes */
    public UUID bring(String... items) {
        PushedPreviews pushed = context.getBean(PushedPreviews.class);
        return as(() -> {
            UUID preview = pushed.beginFor(connection, entity, null);
            pushed.add(
                    preview,
                    Arrays.stream(items)
                            .map(item -> JSON.readValue(item.replace('\'', '"'), PushedItem.class)
                                    .ready())
                            .toList());
            pushed.complete(preview, 100, 0);
            return preview;
        });
    }

    public static String price(int id, String before, String after) {
        return "{'kind':'updated','id':'%d','before':{'name':'P %d','regular_price':'%s'},'after':{'name':'P %d','regular_price':'%s'}}"
                .formatted(id, id, before, id, after);
    }

    public void approve(UUID preview) {
        String hash = plan(preview).hash();
        as(() -> context.getBean(PreviewApproval.class).approve(preview, hash));
    }

    public void work() {
        work.all();
    }

    public PlanRow plan(UUID preview) {
        return as(() -> context.getBean(Plans.class).get(preview));
    }

    public PlanResults.Result result(UUID preview) {
        return as(() -> context.getBean(PlanResults.class).of(preview));
    }

    public PlanItem.Outcome outcome(UUID preview, int position) {
        return as(() -> context.getBean(PlanItems.class).get(preview, position)).outcome();
    }

    public SyncSnapshot sync(UUID preview) {
        String sync = plan(preview).applySync();
        return as(() -> context.getBean(Syncs.class).get(sync));
    }

    public List<String> trail(String action) {
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            return session.values(
                    String.class, "select details::text from sync_console.audit_event where action = ?", action);
        }
    }

    public Stream<StoredRecord> records() {
        return as(() -> context.getBean(RecordStore.class).page(connection, entity, null, 1_000)).stream();
    }

    public StoredRecord record(String id) {
        return records().filter(one -> one.externalId().equals(id)).findFirst().orElseThrow();
    }

    public <T> T as(Supplier<T> act) {
        return context.getBean(CurrentCaller.class).callAs(caller, act);
    }
}
