package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.HasCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.AuthenticatedPrincipal;

/** The sync service behind a token that was found good. */
record FoundToken(UUID id, Caller caller) implements HasCaller, AuthenticatedPrincipal {

    /** @param scopes separated by commas, named like the rights they give */
    static FoundToken of(OrgId org, UUID id, String name, String scopes) {
        return new FoundToken(id, new Caller(org, null, name, rights(scopes)));
    }

    private static Set<Right> rights(String scopes) {
        return Arrays.stream(scopes.split(","))
                .map(scope -> Right.valueOf(scope.toUpperCase(Locale.ROOT)))
                .filter(right -> right == Right.READ || right == Right.REPORT)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String getName() {
        return caller.name();
    }
}
