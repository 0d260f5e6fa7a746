package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.Hooks;
import com.mantisnxt.sync.connector.TestAnswer;
import com.mantisnxt.sync.connector.upload.Uploads;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the screens of connections work with. */
@Component
record ConnectionServices(
        Connections connections,
        Uploads uploads,
        Hooks hooks,
        CurrentCaller currentCaller,
        JsonMapper json,
        List<PagePart> parts) {

    private static final Logger log = LoggerFactory.getLogger(ConnectionServices.class);

    boolean maySteer() {
        return currentCaller.find().filter(who -> who.may(Right.STEER)).isPresent();
    }

    boolean mayChange() {
        return currentCaller.get().may(Right.ADMINISTER);
    }

    /** Asks beside the page, which stays usable meanwhile. */
    void test(UUID connection, EntityType entity, Consumer<TestAnswer> show) {
        UI ui = UI.getCurrent();
        Caller caller = currentCaller.get();
        Thread.startVirtualThread(() -> {
            TestAnswer answer = currentCaller.callAs(caller, () -> tested(connection, entity));
            try {
                ui.access(() -> show.accept(answer));
            } catch (UIDetachedException e) {
                // nobody waits for it any more; what came of it is kept
            }
        });
    }

    private TestAnswer tested(UUID connection, EntityType entity) {
        try {
            return connections.test(connection, entity);
        } catch (Refused refused) {
            return none(refused.code().value(), refused.reason());
        } catch (RuntimeException e) {
            String reference = UUID.randomUUID().toString();
            log.error("A connection could not be tested, reference {}", reference, e);
            return none("failed", "Something unforeseen went wrong. Reference " + reference + ".");
        }
    }

    private static TestAnswer none(String outcome, String reason) {
        return new TestAnswer(outcome, reason, OptionalLong.empty(), List.of(), List.of());
    }
}
