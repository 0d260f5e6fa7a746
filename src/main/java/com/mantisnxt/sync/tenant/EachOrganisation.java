package com.mantisnxt.sync.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** For regular work that is done for one organisation after the other; where it fails in one, the others have it all the same. */
@Component
public class EachOrganisation {

    private static final Logger log = LoggerFactory.getLogger(EachOrganisation.class);
    private static final String ORGANISATIONS = "select sync_console.organisation_ids()";

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final RegularWork regular;

    EachOrganisation(
            CurrentCaller currentCaller,
            TransactionTemplate transactionTemplate,
            JdbcClient jdbc,
            RegularWork regular) {
        this.currentCaller = currentCaller;
        this.transaction = transactionTemplate;
        this.jdbc = jdbc;
        this.regular = regular;
    }

    public List<OrgId> all() {
        List<UUID> ids = transaction.execute(
                status -> jdbc.sql(ORGANISATIONS).query(UUID.class).list());
        return ids.stream().map(OrgId::new).toList();
    }

    /**
     * Never throws.
     *
     * @param name what the work is called
     * @param failed says in the log what was not done
     * @param work is done on behalf of the organisation, outside of a transaction
     */
    public void run(String name, String failed, Consumer<OrgId> work) {
        regular.run(name, failed, () -> {
            List<RuntimeException> faults = new ArrayList<>();
            all().forEach(org -> run(failed, work, org).ifPresent(faults::add));
            if (!faults.isEmpty()) {
                throw faults.getFirst();
            }
        });
    }

    private Optional<RuntimeException> run(String failed, Consumer<OrgId> work, OrgId org) {
        try {
            currentCaller.runAs(Caller.reader(org), () -> work.accept(org));
            return Optional.empty();
        } catch (RuntimeException fault) {
            log.warn("{}, organisation {}: {}", failed, org, fault.getMessage());
            return Optional.of(fault);
        }
    }
}
