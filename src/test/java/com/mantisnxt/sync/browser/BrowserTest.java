package com.mantisnxt.sync.browser;

import com.mantisnxt.sync.testing.SharedDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a port of its own, and a {@link Console} for each test to open it with. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "sync.account.refusal-time=PT0.05S",
            "sync.account.session-check=PT0.5S",
            "sync.upkeep.caretakers=all",
            "sync.connector.largest-upload=20MB",
            // alone with its database: what is queued is done, as on a node in operation
            "test.scheduler=true"
        })
@ActiveProfiles("test")
@ContextConfiguration(initializers = SharedDatabase.class)
@ExtendWith(ChromiumExtension.class)
@interface BrowserTest {}
