package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Guarded pages that tell who asks, one for browsers and one for services. */
@TestConfiguration(proxyBeanMethods = false)
class WhoAmI {

    @RestController
    static final class Pages {

        private final CurrentCaller currentCaller;
        private final TransactionOperations transactions;
        private final JdbcClient jdbc;

        Pages(CurrentCaller currentCaller, PlatformTransactionManager transactions, JdbcClient jdbc) {
            this.currentCaller = currentCaller;
            this.transactions = new TransactionTemplate(transactions);
            this.jdbc = jdbc;
        }

        @GetMapping({"/who-am-i", "/api/v1/who-am-i"})
        String whoAmI() {
            Caller caller = currentCaller.get();
            return caller.name() + " " + caller.org() + " " + caller.rights();
        }

        @GetMapping("/csrf")
        String csrf(CsrfToken token) {
            return token.getToken();
        }

        /** The organisation as the database sees it in this request. */
        @GetMapping({"/whose-rows", "/api/v1/whose-rows"})
        UUID whoseRows() {
            return transactions.execute(
                    status -> jdbc.sql("select nullif(current_setting('app.current_org_id', true), '')::uuid")
                            .query(UUID.class)
                            .single());
        }
    }
}
