package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.NavEntry;
import com.mantisnxt.sync.preview.plan.WaitingPreviews;
import com.mantisnxt.sync.tenant.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PreviewNavigation {

    @Bean
    NavEntry previewEntry(WaitingPreviews waiting) {
        return new NavEntry("previews", "preview.nav", "previews", 20, Right.READ.name(), waiting::follow);
    }
}
