package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.HasCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/** The sync service behind a token that was found good. */
record FoundToken(UUID id, Caller caller) implements HasCaller, AuthenticatedPrincipal {

    private static final Set<Right> POSSIBLE = EnumSet.of(Right.READ, Right.REPORT, Right.APPROVE);

    /**
     * @param known without rights, with the maker of the token; nobody else can answer for an approval
     * @param scopes separated by commas, named like the rights they give
     */
    static FoundToken of(UUID id, Caller known, String scopes) {
        Set<Right> rights = rights(scopes);
        Caller.Maker maker = rights.contains(Right.APPROVE) ? known.maker() : null;
        return new FoundToken(id, new Caller(known.org(), null, known.name(), rights, maker));
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
