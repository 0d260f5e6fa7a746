package com.mantisnxt.sync.tenant;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a signed-in person, a sync service with its token, or the console itself at work for an organisation.
 *
 * @param user the person's id, null for services and for the console itself
 * @param name as shown to others: the person's display name or the token's name
 */
public record Caller(OrgId org, @Nullable UUID user, String name, Set<Right> rights) {

    public Caller {
        rights = Set.copyOf(rights);
    }

    /** The console at work for an organisation, able to read and nothing else. */
    public static Caller reader(OrgId org) {
        return new Caller(org, null, "console", Set.of(Right.READ));
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }
}
