package com.mantisnxt.sync.bench.stage;

import com.mantisnxt.sync.Application;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The console within this process, for what can't be asked from outside. */
public final class InProcess implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private InProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param more settings, each as an argument */
    public static InProcess start(Database database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--sync.database.url=" + database.url(),
                "--sync.database.user.name=sync_app",
                "--sync.database.user.password=" + Database.PASSWORD,
                "--sync.database.owner.name=sync_owner",
                "--sync.database.owner.password=" + Database.PASSWORD,
                "--sync.account.secret-key-file=target/bench/secret.key",
                "--vaadin.productionMode=true",
                "--logging.level.root=warn"));
        arguments.addAll(List.of(more));
        return new InProcess(SpringApplication.run(Application.class, arguments.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** Runs work as an administrator of the organisation. */
    public <T> T asAdministrator(Organisation organisation, Supplier<T> work) {
        Caller administrator =
                new Caller(new OrgId(organisation.id()), organisation.user(), "Bench", EnumSet.allOf(Right.class));
        return bean(CurrentCaller.class).callAs(administrator, work);
    }

    /** Runs work as a service of the organisation. */
    public <T> T as(Organisation organisation, Supplier<T> work) {
        Caller service =
                new Caller(new OrgId(organisation.id()), null, "bench services", Set.of(Right.REPORT, Right.READ));
        return bean(CurrentCaller.class).callAs(service, work);
    }

    @Override
    public void close() {
        context.close();
    }
}
