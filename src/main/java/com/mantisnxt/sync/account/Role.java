package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Right;
import java.util.Locale;
import java.util.Set;

/** What a member of an organisation is there for; decides the rights. */
public enum Role {
    OPERATOR(Set.of(Right.READ, Right.STEER)),
    ADMIN(Set.of(Right.READ, Right.STEER, Right.APPROVE, Right.ADMINISTER)),
    SUPPORT(Set.of(Right.READ));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = rights;
    }

    public Set<Right> rights() {
        return rights;
    }

    /** As the database and the audit trail write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
