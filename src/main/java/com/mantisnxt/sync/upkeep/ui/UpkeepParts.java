package com.mantisnxt.sync.upkeep.ui;

import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.upkeep.Caretakers;
import com.vaadin.flow.router.RouterLink;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way from the administrators' page to this one, for those who may see it. */
@Configuration(proxyBeanMethods = false)
class UpkeepParts {

    @Bean
    PagePart wayToTheUpkeep(Caretakers caretakers) {
        return new PagePart(PagePart.ADMIN, 10, none -> caretakers.includeCaller() ? Stream.of(way()) : Stream.empty());
    }

    private static RouterLink way() {
        var way = new RouterLink();
        way.setRoute(UpkeepView.class);
        way.setText(way.getTranslation("upkeep.way"));
        way.addClassName("sc-button");
        return way;
    }
}
