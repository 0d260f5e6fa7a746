package com.mantisnxt.sync.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The whole application on a real port and a real PostgreSQL. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sync.database.directory=target/test-postgres-account",
            "vaadin.productionMode=true",
            "sync.account.refusal-time=PT0.05S",
            "sync.account.session-check=PT0.3S",
            "sync.account.token-cache=PT1S",
            "sync.account.secret-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        })
@Import(WhoAmI.class)
@interface AccountTest {}
