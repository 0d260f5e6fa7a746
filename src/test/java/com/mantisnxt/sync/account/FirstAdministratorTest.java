package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.Application;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorTest {

    private static final Pattern LINK = Pattern.compile("/set-password/(mnx_[\\w-]+)");

    private final TestDatabase database = TestServer.POSTGRES_18.migrated();

    @Test
    void aNormalRunMakesTheFirstAdministratorAndNobodyElse(CapturedOutput output) {
        String email = "first@example.test";
        try (var run = start("--SYNC_ADMIN_EMAIL=" + email, "--SYNC_ADMIN_ORGANISATION=Bakery No. 1")) {
            assertThat(people()).containsExactly(email + " admin of Bakery No. 1");
            var links = run.getBean(OneTimeLinks.class);
            var hash = run.getBean(Passwords.class).hashNew("a good long password");
            assertThat(links.setPassword(lastLink(output), hash)).isTrue();
            int port = Integer.parseInt(run.getEnvironment().getProperty("local.server.port", ""));
            assertThat(new Browser(port).signIn(email, "a good long password")).isEqualTo("/");
        }
        int links = links(output).size();
        try (var again = start("--SYNC_ADMIN_EMAIL=" + email)) {
            assertThat(people()).hasSize(1);
            assertThat(links(output)).hasSize(links);
        }
        try (var another = start("--SYNC_ADMIN_EMAIL=second@example.test")) {
            assertThat(people()).hasSize(1);
        }
        try (var asked = start("--create-admin=second@example.test")) {
            assertThat(people()).hasSize(2);
        }
    }

    @Test
    void withoutBeingAskedARunMakesNobody() {
        try (var run = start()) {
            assertThat(people()).isEmpty();
        }
    }

    @Test
    void wherePeopleAreManagedByMantisnxtAnExistingOneGetsTheRoleAndNoOneIsMade(CapturedOutput output) {
        var organisation = database.newOrganisation();
        try (var administrator = database.asAdministrator()) {
            administrator.run("revoke insert, update, delete on auth.users_extended from sync_system");
        }
        String email = organisation.user() + "@example.org";
        try (var run = start("--SYNC_ADMIN_EMAIL=nobody@example.test")) {
            assertThat(people()).containsExactly(email + " null of Test");
            assertThat(output).contains("nobody@example.test is no user of this MantisNXT database");
        }
        try (var administrator = database.asAdministrator()) {
            administrator.run("update auth.users_extended set password_hash = 'x'");
        }
        try (var run = start("--SYNC_ADMIN_EMAIL=" + email)) {
            assertThat(people()).containsExactly(email + " admin of Test");
            assertThat(links(output)).isEmpty();
        }
    }

    private List<String> people() {
        try (var administrator = database.asAdministrator()) {
            return administrator.values(String.class, """
                    select concat(u.email, ' ', coalesce(m.role, 'null'), ' of ', o.name)
                      from auth.users_extended u
                      join public.organization o on o.id = u.org_id
                      left join sync_console.member_role m on m.user_id = u.id
                    """);
        }
    }

    private ConfigurableApplicationContext start(String... arguments) {
        var application = new SpringApplication(Application.class);
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--server.port=0",
                "--vaadin.productionMode=true",
                "--sync.database.url=" + database.url(),
                "--sync.database.user.name=sync_app",
                "--sync.database.owner.name=sync_owner"));
        return application.run(all.toArray(String[]::new));
    }

    private static ServiceToken lastLink(CapturedOutput output) {
        return new ServiceToken(links(output).getLast());
    }

    private static List<String> links(CapturedOutput output) {
        Matcher matcher = LINK.matcher(output.getAll());
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
