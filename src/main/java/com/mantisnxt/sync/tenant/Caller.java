package com.mantisnxt.sync.tenant;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a signed-in person, a sync service with its token, or the console itself at work for an organisation.
 *
 * @param user the person's id, null for services and for the console itself
 * @param name as shown to others: the person's display name or the token's name
 * @param maker the person who made the token of a service that may approve; null for all others
 */
public record Caller(
        OrgId org,
        @Nullable UUID user,
        String name,
        Set<Right> rights,
        @Nullable Maker maker) {

    public Caller {
        rights = Set.copyOf(rights);
    }

    public Caller(OrgId org, @Nullable UUID user, String name, Set<Right> rights) {
        this(org, user, name, rights, null);
    }

    /** A person who answers for what a token decides. */
    public record Maker(UUID user, String name) {}

    /** The console at work for an organisation, able to read and nothing else. */
    public static Caller reader(OrgId org) {
        return new Caller(org, null, "console", Set.of(Right.READ));
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** The person behind a decision, be it by a token of theirs; null where there is none. */
    public @Nullable UUID answerable() {
        return user == null && maker != null ? maker.user() : user;
    }

    /** With the person behind a token, where one answers for it. */
    public String fullName() {
        return maker == null ? name : name + " (token of " + maker.name() + ")";
    }
}
