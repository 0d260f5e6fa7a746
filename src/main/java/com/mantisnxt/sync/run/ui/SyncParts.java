package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.tenant.Right;
import com.vaadin.flow.component.button.Button;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Syncs belong to connections, whose screens know nothing of them. */
@Configuration(proxyBeanMethods = false)
class SyncParts {

    /** In the head of the live board. */
    @Bean
    PagePart startOfASync(SyncServices services) {
        return new PagePart(
                PagePart.BOARD, 5, none -> services.may(Right.STEER) ? Stream.of(button(services)) : Stream.empty());
    }

    private static Button button(SyncServices services) {
        var button = new Button();
        button.setText(button.getTranslation("start.open"));
        button.addClickListener(event -> new StartSyncDialog(services).open());
        return button;
    }

    /** Beside a sync on the live board. */
    @Bean
    PagePart syncAgain(SyncServices services) {
        return new PagePart(
                PagePart.SYNC,
                5,
                sync -> services.may(Right.STEER)
                        ? services.overview().origin(Objects.requireNonNull(sync)).stream()
                                .map(origin -> new AgainPart(services, origin))
                        : Stream.empty());
    }

    /** Beside a sync on the live board. */
    @Bean
    PagePart phasesOfASync(SyncServices services) {
        return new PagePart(
                PagePart.SYNC,
                1,
                sync -> services.phases().of(Objects.requireNonNull(sync)).stream()
                        .map(course -> new PhasesPart(services, sync, course)));
    }

    /** In the list of connections. */
    @Bean
    PagePart standingOfAConnection(SyncServices services) {
        return new PagePart(
                PagePart.CONNECTION_CARD,
                5,
                connection -> Stream.of(new StandingPart(services, Objects.requireNonNull(connection))));
    }

    @Bean
    PagePart syncsOfAConnection(SyncServices services) {
        return new PagePart(
                PagePart.CONNECTION_FIRST,
                5,
                connection -> Stream.of(new SyncsPart(services, Objects.requireNonNull(connection))));
    }
}
