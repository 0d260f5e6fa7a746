package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.woocommerce.WritingShop;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A shop that was read and is written to. */
@ConsoleTest
@TestPropertySource(properties = {"sync.connector.allow-private-addresses=true", "sync.connector.largest-upload=3MB"})
abstract class WritingBackFixture {

    static final JsonMapper JSON = new JsonMapper();

    final WritingShop shop = new WritingShop().products(5);

    @Autowired
    ApplicationContext context;

    WrittenSystem system;

    @BeforeEach
    void theShopWasRead() {
        var where = new WrittenSystem.Where(
                SourceSystem.WOOCOMMERCE, shop.uri(), JSON.createObjectNode(), WritingShop.keys());
        system = new WrittenSystem(context, where, EntityType.PRODUCT, "on");
        system.read();
        assertThat(system.records()).hasSize(5);
    }

    @AfterEach
    void shut() {
        shop.close();
    }

    void ask(UUID preview, CommandKind kind) {
        system.as(() -> context.getBean(SyncCommands.class).request("apply-" + preview, kind, "of a test"));
    }

    void itIsLater() {
        change("update sync_console.run set throttled_until = now() - interval '1 second'");
    }

    void change(String statement) {
        try (Session session = TestServer.POSTGRES_18
                .shared()
                .asApplication(system.caller.org().value())) {
            session.run(statement + " where state_code in (2, 3)");
        }
    }
}
