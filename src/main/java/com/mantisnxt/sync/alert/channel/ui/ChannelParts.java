package com.mantisnxt.sync.alert.channel.ui;

import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.base.ui.PageTab;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChannelParts {

    @Bean
    PageTab alertChannelsTab(ChannelServices services) {
        return new PageTab("channels.title", 10, () -> new ChannelsPart(services));
    }

    @Bean
    PagePart installationChannelsPart(ChannelServices services) {
        return new PagePart(
                PagePart.UPKEEP,
                20,
                none -> services.installation().isOpen() ? Stream.of(new InstallationPart(services)) : Stream.empty());
    }
}
