package com.mantisnxt.sync.account;

import com.mantisnxt.sync.testing.SharedDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a real port and a real PostgreSQL, with short times so that tests need not wait long. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "sync.account.refusal-time=PT0.05S",
            "sync.account.session-check=PT0.3S",
            "sync.account.token-cache=PT1S",
            "sync.account.metrics-token=a-token-for-scrapers",
            "management.prometheus.metrics.export.enabled=true"
        })
@ContextConfiguration(initializers = SharedDatabase.class)
@Import(WhoAmI.class)
@interface AccountTest {}
