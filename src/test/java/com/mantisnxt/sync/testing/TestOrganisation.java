package com.mantisnxt.sync.testing;

import java.util.UUID;

/** An organisation that a test made for itself, with one user. */
public record TestOrganisation(UUID id, UUID user) {

    public static TestOrganisation random() {
        return new TestOrganisation(UUID.randomUUID(), UUID.randomUUID());
    }

    public void insert(Session owner) {
        owner.actFor(id);
        owner.run("insert into public.organization (id, name, slug) values (?, 'Test', ?)", id, id.toString());
        owner.run(
                "insert into auth.users_extended (id, email, display_name, org_id) values (?, ?, 'Test User', ?)",
                user,
                user + "@example.org",
                id);
    }
}
