package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.NavEntry;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveNavigation {

    @Bean
    NavEntry liveNavEntry(CurrentCaller currentCaller, ProgressFeed feed, Throughput throughput) {
        var entry = new NavEntry("", "live.nav", "live", 10, Right.READ.name(), show -> {
            var org = currentCaller.require(Right.READ).org();
            var subscription = feed.watch(org, change -> {
                if (!change.board().isUnread()) {
                    throughput.note(org, change.board());
                    show.accept(change.board().active());
                }
            });
            return subscription::close;
        });
        return entry.alsoAt("history", "bulk");
    }
}
