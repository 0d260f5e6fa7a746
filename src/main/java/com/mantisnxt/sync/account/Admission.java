package com.mantisnxt.sync.account;

import com.mantisnxt.sync.account.KnownPeople.Known;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes somebody an administrator in the console's own name. */
@Component
class Admission {

    private final Members members;
    private final OneTimeLinks links;
    private final CurrentCaller currentCaller;

    Admission(Members members, OneTimeLinks links, CurrentCaller currentCaller) {
        this.members = members;
        this.links = links;
        this.currentCaller = currentCaller;
    }

    /** The link to set a password by; empty where the person has one. */
    Optional<ServiceToken> admit(OrgId org, String email, Optional<Known> known) {
        var console = new Caller(org, null, "console", Set.of(Right.ADMINISTER));
        return currentCaller.callAs(console, () -> {
            UUID user = known.map(Known::userId).orElseGet(() -> create(email));
            if (known.isPresent() && !known.get().isAdministrator()) {
                members.setRole(user, Role.ADMIN);
            }
            boolean hasPassword = known.map(Known::hasPassword).orElse(false);
            return hasPassword ? Optional.empty() : Optional.of(links.make(user, LinkPurpose.SET_PASSWORD));
        });
    }

    private UUID create(String email) {
        return members.create(new NewMember(email, email, Role.ADMIN));
    }
}
