package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** An organisation of one test's own, and an administrator to act as. */
public final class OrganisationFixture {

    public static final String PASSWORD = "correct horse battery";
    /** Cheap to check, so that tests are quick. */
    private static final String HASH = new BCryptPasswordEncoder(4).encode(PASSWORD);

    public final OrgId id;
    public final Person admin;
    private final ApplicationContext context;

    public record Person(UUID id, String email) {}

    private OrganisationFixture(ApplicationContext context) {
        this.context = context;
        String name = "Org " + UUID.randomUUID();
        this.id = context.getBean(Organisations.class)
                .found(name, name.toLowerCase().replace(' ', '-'));
        this.admin = person(Role.ADMIN);
    }

    public static OrganisationFixture in(ApplicationContext context) {
        return new OrganisationFixture(context);
    }

    public Person person(Role role) {
        return person(role, HASH);
    }

    public Person person(Role role, String passwordHash) {
        String email = "p" + UUID.randomUUID() + "@example.test";
        var member = new NewMember(email, "Person " + role.label(), role);
        return new Person(asAdmin(() -> context.getBean(Members.class).create(member, passwordHash)), email);
    }

    public <T> T asAdmin(Supplier<T> work) {
        UUID user = admin == null ? null : admin.id();
        var caller = new Caller(id, user, "Test administrator", Role.ADMIN.rights());
        return context.getBean(CurrentCaller.class).callAs(caller, work);
    }

    public void doAsAdmin(Runnable work) {
        asAdmin(() -> {
            work.run();
            return true;
        });
    }

    public void suspend(Person person) {
        doAsAdmin(() -> context.getBean(Members.class).setSuspended(person.id(), true));
    }
}
