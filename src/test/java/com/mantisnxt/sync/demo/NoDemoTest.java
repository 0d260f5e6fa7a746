package com.mantisnxt.sync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.SignInHints;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A console that was not started as a demo has nothing of it. */
@ConsoleTest
class NoDemoTest {

    @Autowired
    private ApplicationContext application;

    @Test
    void noServiceIsMadeUpAndNobodyIsHintedHowToSignIn() {
        assertThat(application.getEnvironment().getActiveProfiles()).doesNotContain("demo");
        assertThat(application.getBeanNamesForType(SignInHints.class)).isEmpty();
        assertThat(Stream.of(application.getBeanDefinitionNames())
                        .map(application::getType)
                        .filter(type -> type != null && type.getPackageName().startsWith("com.mantisnxt.sync.demo")))
                .isEmpty();
    }

    @Test
    void aFreshDatabaseHasNoOrganisationNoPersonAndNoSync() {
        try (Session administrator = TestServer.POSTGRES_18.migrated().asAdministrator()) {
            for (String table : new String[] {
                "public.organization", "auth.users_extended", "public.sync_progress", "public.sync_activity_log"
            }) {
                assertThat(administrator.count("select count(*) from " + table))
                        .as(table)
                        .isZero();
            }
        }
    }
}
