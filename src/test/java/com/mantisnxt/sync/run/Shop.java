package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.connector.store.RecordStore;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;

/** An organisation with one connection, and short words for what its administrator does. */
public final class Shop {

    public final Caller caller = Organisations.anybody();
    public final UUID connection;
    private final ApplicationContext context;
    private final WorkNow work;

    private Shop(ApplicationContext context, RecordsOfATest records) {
        this.context = context;
        this.connection = context.getBean(MadeUpSources.class).connect(records);
        this.work = WorkNow.in(context, caller.org());
    }

    public static Shop with(ApplicationContext context, RecordsOfATest records) {
        return new Shop(context, records);
    }

    /** Its records are in the store. */
    public static Shop stored(ApplicationContext context, RecordsOfATest records) {
        Shop shop = new Shop(context, records);
        shop.approve(shop.compute());
        shop.work();
        return shop;
    }

    /** Whatever changes, nobody has to look at it. */
    public Shop unguarded() {
        as(() -> {
            context.getBean(PreviewSettings.class)
                    .set(
                            connection,
                            new PreviewSettings.OfConnection(null, null),
                            Arrays.stream(Warning.values())
                                    .map(kind -> new Guardrail(kind, BigDecimal.ZERO, Guardrail.Action.OFF))
                                    .toList());
            return true;
        });
        return this;
    }

    public void now(RecordsOfATest records) {
        context.getBean(MadeUpSources.class).replace(connection, records);
    }

    public UUID request() {
        return as(() -> context.getBean(PreviewRequests.class).request(connection, EntityType.PRODUCT))
                .preview();
    }

    public UUID compute() {
        UUID preview = request();
        work();
        return preview;
    }

    public void work() {
        work.all();
    }

    public PlanRow plan(UUID preview) {
        return as(() -> context.getBean(Plans.class).get(preview));
    }

    public PlanRow approve(UUID preview) {
        String hash = plan(preview).hash();
        return as(() -> context.getBean(PreviewApproval.class).approve(preview, hash));
    }

    public PlanResults.Result result(UUID preview) {
        return as(() -> context.getBean(PlanResults.class).of(preview));
    }

    public List<StoredRecord> records() {
        return as(() -> context.getBean(RecordStore.class).page(connection, EntityType.PRODUCT, null, 100_000));
    }

    public Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(caller.org().value());
    }

    public <T> T as(Supplier<T> act) {
        return context.getBean(CurrentCaller.class).callAs(caller, act);
    }

    public <T> T as(Caller other, Supplier<T> act) {
        return context.getBean(CurrentCaller.class).callAs(other, act);
    }
}
