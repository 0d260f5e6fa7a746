package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who looks after the installation. Administrators are of one organisation; how large all of the log is and how long it
 * is kept concerns every one. So it takes a setting to name theirs, except where there is but one.
 */
@Component
public class Caretakers {

    private static final String ONLY_ONE = "select count(*) <= 1 from sync_console.organisation_ids()";

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final List<String> named;

    Caretakers(CurrentCaller currentCaller, JdbcClient jdbc, UpkeepProperties properties) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.named = properties.caretakers();
    }

    /** Whether who asks is one of them. */
    @Transactional(readOnly = true)
    public boolean includeCaller() {
        return currentCaller.find().filter(this::include).isPresent();
    }

    /** @throws UpkeepRefused when who asks is not */
    Caller require() {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        if (!include(caller)) {
            throw UpkeepRefused.notOfThisInstallation();
        }
        return caller;
    }

    private boolean include(Caller caller) {
        if (!caller.may(Right.ADMINISTER)) {
            return false;
        }
        if (named.isEmpty()) {
            return jdbc.sql(ONLY_ONE).query(Boolean.class).single();
        }
        return named.contains("all") || named.contains(caller.org().toString());
    }
}
