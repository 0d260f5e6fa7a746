package com.mantisnxt.sync.alert.channel.ui;

import com.mantisnxt.sync.alert.AlertRules;
import com.mantisnxt.sync.alert.RuleSetting;
import com.mantisnxt.sync.alert.channel.AlertChannels;
import com.mantisnxt.sync.alert.channel.ChannelKind;
import com.mantisnxt.sync.alert.channel.Deliveries;
import com.mantisnxt.sync.alert.channel.InstallationChannels;
import com.mantisnxt.sync.alert.channel.MailServer;
import com.mantisnxt.sync.alert.rule.RuleSpec;
import com.mantisnxt.sync.base.PublicAddress;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the screens of channels work with. */
@Component
record ChannelServices(
        AlertChannels channels,
        Deliveries deliveries,
        InstallationChannels installation,
        MailServer mailServer,
        PublicAddress address,
        AlertRules alertRules,
        CurrentCaller currentCaller) {

    private static final Logger log = LoggerFactory.getLogger(ChannelServices.class);

    /** The rules of the organisation that a channel can be for, by their codes. */
    List<String> rules() {
        return alertRules.all().stream()
                .map(RuleSetting::rule)
                .filter(rule -> !rule.ofInstallation())
                .map(RuleSpec::code)
                .toList();
    }

    /** Sends beside the page, which stays usable meanwhile: a receiver may take its time. */
    void test(UUID channel, Consumer<Optional<String>> show) {
        beside(() -> channels.test(channel), show);
    }

    void test(ChannelKind kind, Consumer<Optional<String>> show) {
        beside(() -> installation.test(kind), show);
    }

    private void beside(Supplier<Optional<String>> test, Consumer<Optional<String>> show) {
        UI ui = UI.getCurrent();
        Caller caller = currentCaller.get();
        Thread.startVirtualThread(() -> {
            Optional<String> fault = currentCaller.callAs(caller, () -> tested(test));
            try {
                ui.access(() -> currentCaller.runAs(caller, () -> show.accept(fault)));
            } catch (UIDetachedException e) {
                // nobody waits for it any more; what came of it is kept
            }
        });
    }

    private static Optional<String> tested(Supplier<Optional<String>> test) {
        try {
            return test.get();
        } catch (Refused refused) {
            return Optional.of(refused.reason());
        } catch (RuntimeException e) {
            String reference = UUID.randomUUID().toString();
            log.error("A channel could not be tested, reference {}", reference, e);
            return Optional.of("Something unforeseen went wrong. Reference " + reference + ".");
        }
    }
}
