package com.mantisnxt.sync.demo;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Members;
import com.mantisnxt.sync.account.NewMember;
import com.mantisnxt.sync.account.Organisations;
import com.mantisnxt.sync.account.Passwords;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.account.SignInHints;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes the demo's organisations and people where they are missing, and tells the sign-in page. */
@Component
@Profile("demo")
class DemoOrganisations implements SignInHints {

    private static final String PASSWORD = "live-demo-2026";

    private final DemoHistory history;
    private final DemoPreviews previews;
    private final DemoConnections connections;
    private final DemoPriceChanges prices;
    private final Organisations organisations;
    private final Members members;
    private final ApiTokens tokens;
    private final Passwords passwords;
    private final CurrentCaller currentCaller;

    DemoOrganisations(
            DemoHistory history,
            DemoPreviews previews,
            DemoConnections connections,
            DemoPriceChanges prices,
            Organisations organisations,
            Members members,
            ApiTokens tokens,
            Passwords passwords,
            CurrentCaller currentCaller) {
        this.history = history;
        this.previews = previews;
        this.connections = connections;
        this.prices = prices;
        this.organisations = organisations;
        this.members = members;
        this.tokens = tokens;
        this.passwords = passwords;
        this.currentCaller = currentCaller;
    }

    /** One of the two. */
    enum Org {
        NORTHWIND("Northwind Traders", "northwind", "Ann Meyer", "Jon Ek", "Mia Sato"),
        AURORA("Aurora Handels GmbH", "aurora", "Zoë Krüger", "Łukasz Wójcik", "Олена Шевченко");

        private final String title;
        private final String slug;
        private final List<String> people;

        Org(String title, String slug, String... people) {
            this.title = title;
            this.slug = slug;
            this.people = List.of(people);
        }

        String email(Role role) {
            return role.label() + "@" + slug + ".example";
        }
    }

    /**
     * @param console where this console is called
     * @return a token to report with, for this start of the demo
     */
    String prepare(Org org, URI console) {
        OrgId id = organisations.found(org.title, org.slug);
        var founder = new Caller(id, null, "demo", Set.of(Right.values()));
        return currentCaller.callAs(founder, () -> {
            people(org);
            history.write(id);
            previews.cache(id, admin(org));
            connections.connect();
            if (org == Org.NORTHWIND) {
                connections.connectShop(console).ifPresent(prices::bring);
            }
            tokens.list().stream()
                    .filter(token -> token.revokedAt() == null && token.name().equals("demo services"))
                    .forEach(token -> tokens.revoke(token.id()));
            return tokens.create("demo services", Set.of(Scope.REPORT, Scope.READ), null)
                    .value();
        });
    }

    private UUID admin(Org org) {
        return members.list().stream()
                .filter(member -> member.email().equals(org.email(Role.ADMIN)))
                .findFirst()
                .orElseThrow()
                .userId();
    }

    private void people(Org org) {
        List<String> known =
                members.list().stream().map(member -> member.email()).toList();
        Role[] roles = {Role.OPERATOR, Role.ADMIN, Role.SUPPORT};
        for (int i = 0; i < roles.length; i++) {
            String email = org.email(roles[i]);
            if (!known.contains(email)) {
                members.create(new NewMember(email, org.people.get(i), roles[i]), passwords.hash(PASSWORD));
            }
        }
    }

    @Override
    public List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        for (Org org : Org.values()) {
            for (Role role : Role.values()) {
                hints.add(new Hint(org.title + ", " + role.label(), org.email(role), PASSWORD));
            }
        }
        return hints;
    }
}
