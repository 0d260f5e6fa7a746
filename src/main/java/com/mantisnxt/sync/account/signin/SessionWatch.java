package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.signin.SignedInSessions.Signed;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Ends the sessions of people whose standing, role or password changed since they signed in: one query for each
 * organisation somebody is signed in to, none when nobody is. Each node looks after its own sessions.
 */
@Component
class SessionWatch {

    private static final Logger log = LoggerFactory.getLogger(SessionWatch.class);
    private static final String STAMPS = "select user_id, stamp from sync_console.org_members()";

    private final SignedInSessions sessions;
    private final SessionEnd end;
    private final WorkAs workAs;
    private final JdbcClient jdbc;

    SessionWatch(SignedInSessions sessions, SessionEnd end, WorkAs workAs, JdbcClient jdbc) {
        this.sessions = sessions;
        this.end = end;
        this.workAs = workAs;
        this.jdbc = jdbc;
    }

    private record Stamp(UUID userId, String stamp) {}

    @Scheduled(fixedDelayString = "${sync.account.session-check:PT5S}")
    void check() {
        for (OrgId org : sessions.organisations()) {
            try {
                Map<UUID, String> stamps = stamps(org);
                sessions.of(org).stream()
                        .filter(signed -> !signed.person()
                                .stamp()
                                .equals(stamps.get(signed.person().user())))
                        .forEach(this::end);
            } catch (DataAccessException | TransactionException e) {
                log.warn("The sessions of organisation {} could not be checked: {}", org, e.getMessage());
            }
        }
    }

    private Map<UUID, String> stamps(OrgId org) {
        return workAs.call(
                Caller.reader(org),
                () -> jdbc.sql(STAMPS).query(Stamp.class).list().stream()
                        .collect(Collectors.toMap(Stamp::userId, Stamp::stamp)));
    }

    private void end(Signed signed) {
        log.info(
                "The session of user {} ends: their standing changed",
                signed.person().user());
        sessions.forget(signed.session());
        Thread.startVirtualThread(() -> end.end(signed.session()));
    }
}
