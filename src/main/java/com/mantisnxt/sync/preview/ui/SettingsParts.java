package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.PagePart;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of previews belong to connections, whose screens know nothing of previews. */
@Configuration(proxyBeanMethods = false)
class SettingsParts {

    @Bean
    PagePart settingsOfPreviews(PlanServices services) {
        return new PagePart(
                PagePart.CONNECTION,
                10,
                connection -> Stream.of(new SettingsPart(services, Objects.requireNonNull(connection))));
    }

    @Bean
    PagePart defaultsOfPreviews(PlanServices services) {
        return new PagePart(
                PagePart.CONNECTIONS,
                10,
                none -> services.mayDecide() ? Stream.of(new DefaultsPart(services)) : Stream.empty());
    }
}
