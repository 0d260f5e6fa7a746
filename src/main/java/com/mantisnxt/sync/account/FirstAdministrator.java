package com.mantisnxt.sync.account;

import com.mantisnxt.sync.account.KnownPeople.Known;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Lets the first person in. With SYNC_ADMIN_EMAIL set, while nobody administers the console, that person is made (or,
 * in a MantisNXT database, given the role); with {@code --create-admin=email} always. A link to set a password is
 * written to the log, again at each start until it was used.
 */
@Component
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Environment environment;
    private final KnownPeople people;
    private final Organisations organisations;
    private final Admission admission;

    FirstAdministrator(Environment environment, KnownPeople people, Organisations organisations, Admission admission) {
        this.environment = environment;
        this.people = people;
        this.organisations = organisations;
        this.admission = admission;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> asked = arguments.getOptionValues("create-admin");
        String expected = environment.getProperty("SYNC_ADMIN_EMAIL", "");
        if (asked != null && !asked.isEmpty()) {
            letIn(asked.getFirst());
        } else if (!expected.isBlank() && (!people.haveAdministrator() || hasNotComeYet(expected))) {
            letIn(expected);
        }
    }

    private boolean hasNotComeYet(String email) {
        return organisations.areOurs()
                && people.find(email)
                        .filter(known -> known.isAdministrator() && !known.hasPassword())
                        .isPresent();
    }

    private void letIn(String email) {
        Optional<Known> known = people.find(email);
        if (known.isEmpty() && !organisations.areOurs()) {
            log.error("{} is no user of this MantisNXT database, so nobody was made an administrator", email);
            return;
        }
        OrgId org = known.map(found -> new OrgId(found.orgId())).orElseGet(this::organisation);
        admission
                .admit(org, email, known)
                .ifPresentOrElse(
                        link -> log.warn(
                                "{} administers the console. Set the password once, within two days, at {}",
                                email,
                                address(link)),
                        () -> log.info("{} administers the console, with the password they have", email));
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
