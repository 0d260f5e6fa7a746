package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccountPropertiesTest {

    @Test
    void whatIsRevokedEndsWithinHalfAMinuteByDefault() {
        AccountProperties properties = bind(Map.of());
        assertThat(properties.tokenCache()).hasSeconds(20);
        assertThat(properties.sessionCheck()).hasSeconds(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync.account.token-cache", "sync.account.session-check"})
    void nobodyCanMakeItLonger(String setting) {
        bind(Map.of(setting, "PT30S"));
        assertThatThrownBy(() -> bind(Map.of(setting, "PT31S")))
                .hasRootCauseMessage(setting + " can be at most PT30S, it is PT31S.");
    }

    private static AccountProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("sync.account", AccountProperties.class);
    }
}
