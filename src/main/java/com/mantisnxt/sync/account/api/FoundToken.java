package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.HasCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** The sync service behind a token that was found good. */
record FoundToken(UUID id, Caller caller) implements HasCaller, AuthenticatedPrincipal {

    private static final Set<Right> POSSIBLE = EnumSet.of(Right.READ, Right.REPORT, Right.APPROVE);

    /**
     * @param scopes separated by commas, named like the rights they give
     * @param maker who made it, where they are still known; nobody else can answer for an approval
     */
    static FoundToken of(OrgId org, UUID id, String name, String scopes, Caller.@Nullable Maker maker) {
        Set<Right> rights = rights(scopes);
        return new FoundToken(id, new Caller(org, null, name, rights, rights.contains(Right.APPROVE) ? maker : null));
    }

    /** Who is to decide has to see on what. */
    private static Set<Right> rights(String scopes) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        List<String> given = List.of(scopes.split(","));
        POSSIBLE.stream()
                .filter(right -> given.contains(right.name().toLowerCase(Locale.ROOT)))
                .forEach(rights::add);
        if (rights.contains(Right.APPROVE)) {
            rights.add(Right.READ);
        }
        return rights;
    }

    @Override
    public String getName() {
        return caller.name();
    }
}
