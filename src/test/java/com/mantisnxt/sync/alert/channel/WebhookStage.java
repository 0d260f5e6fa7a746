package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.testing.ConsoleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** A receiver of webhooks, and an organisation whose alerts go there. */
@ConsoleTest
@TestPropertySource(
        properties = {
            "sync.connector.allow-private-addresses=true",
            "sync.alerts.delivery.answer-wait=3s",
            "sync.public-address=https://sync.example.org/console"
        })
abstract class WebhookStage {

    @Autowired
    ApplicationContext context;

    final Receiver receiver = new Receiver();
    ChannelStage stage;

    @BeforeEach
    void anOrganisation() {
        stage = ChannelStage.in(context);
    }

    @AfterEach
    void close() {
        receiver.close();
    }
}
