package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.HasCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.AuthenticatedPrincipal;

/** The sync service behind a token that was found good. Its scopes are named like the rights they give. */
record FoundToken(UUID orgId, UUID id, String name, List<String> scopes) implements HasCaller, AuthenticatedPrincipal {

    OrgId org() {
        return new OrgId(orgId);
    }

    @Override
    public Caller caller() {
        return new Caller(org(), null, name, rights());
    }

    private Set<Right> rights() {
        return scopes.stream()
                .map(scope -> Right.valueOf(scope.toUpperCase(Locale.ROOT)))
                .filter(right -> right == Right.READ || right == Right.REPORT)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String getName() {
        return name;
    }
}
