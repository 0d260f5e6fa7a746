package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the first person in. With SYNC_ADMIN_EMAIL set, while nobody administers the console, that person is made (or,
 * in a MantisNXT database, given the role); with {@code --create-admin=email} always. A link to set a password is
 * written to the log, again at each start until it was used.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private static final String HAS_ONE = "select sync_console.has_administrator()";
    private static final String FIND = """
            select user_id,
                   org_id,
                   role,
                   password_hash is not null as has_password
              from sync_console.find_sign_in(:email)
            """;

    private final Environment environment;
    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Members members;
    private final OneTimeLinks links;
    private final CurrentCaller currentCaller;

    FirstAdministrator(
            Environment environment,
            JdbcClient jdbc,
            Organisations organisations,
            Members members,
            OneTimeLinks links,
            CurrentCaller currentCaller) {
        this.environment = environment;
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.members = members;
        this.links = links;
        this.currentCaller = currentCaller;
    }

    private record Known(UUID userId, UUID orgId, @Nullable String role, boolean hasPassword) {}

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> asked = arguments.getOptionValues("create-admin");
        if (asked != null && !asked.isEmpty()) {
            letIn(asked.getFirst());
            return;
        }
        String email = environment.getProperty("SYNC_ADMIN_EMAIL", "");
        if (!email.isBlank() && (!hasAdministrator() || isStillExpected(email))) {
            letIn(email);
        }
    }

    private boolean hasAdministrator() {
        return jdbc.sql(HAS_ONE).query(Boolean.class).single();
    }

    private boolean isStillExpected(String email) {
        return members.areManagedHere()
                && find(email)
                        .filter(known ->
                                !known.hasPassword() && Role.ADMIN.label().equals(known.role()))
                        .isPresent();
    }

    private Optional<Known> find(String email) {
        return jdbc.sql(FIND).param("email", email).query(Known.class).optional();
    }

    private void letIn(String email) {
        Optional<Known> known = find(email);
        if (known.isEmpty() && !members.areManagedHere()) {
            log.error("{} is no user of this MantisNXT database, so nobody was made an administrator", email);
            return;
        }
        OrgId org = known.map(found -> new OrgId(found.orgId())).orElseGet(this::organisation);
        var console = new Caller(org, null, "console", Set.of(Right.ADMINISTER));
        currentCaller.runAs(console, () -> admit(email, known));
    }

    private void admit(String email, Optional<Known> known) {
        UUID user = known.map(Known::userId).orElseGet(() -> members.create(new NewMember(email, email, Role.ADMIN)));
        if (known.isPresent() && !Role.ADMIN.label().equals(known.get().role())) {
            members.setRole(user, Role.ADMIN);
        }
        if (known.map(Known::hasPassword).orElse(false)) {
            log.info("{} administers the console now and signs in with the password they have", email);
            return;
        }
        ServiceToken link = links.make(user, LinkPurpose.SET_PASSWORD);
        log.warn("{} administers the console. Set the password once, within two days, at {}", email, address(link));
    }

    private OrgId organisation() {
        String name = environment.getProperty("SYNC_ADMIN_ORGANISATION", "My organisation");
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return organisations.found(name, slug);
    }

    private String address(ServiceToken link) {
        String port = environment.getProperty("local.server.port", "8080");
        return "http://localhost:" + port + "/set-password/" + link.value();
    }
}
