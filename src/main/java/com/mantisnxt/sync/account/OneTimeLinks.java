package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that an administrator hands to a person to set a password or a second factor. Shown once, kept as a hash, spent
 * by their first use or by a newer link, and worthless after two days.
 */
@Service
public class OneTimeLinks {

    private final LinkStore links;
    private final MemberStore members;
    private final AuditTrail trail;
    private final CurrentCaller currentCaller;

    OneTimeLinks(LinkStore links, MemberStore members, AuditTrail trail, CurrentCaller currentCaller) {
        this.links = links;
        this.members = members;
        this.trail = trail;
        this.currentCaller = currentCaller;
    }

    @Transactional
    public ServiceToken make(UUID user, LinkPurpose purpose) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        if (purpose == LinkPurpose.SET_PASSWORD && !members.managesUsers()) {
            throw MemberRefused.managedElsewhere();
        }
        MemberRow member = members.get(user);
        ServiceToken token = ServiceToken.random();
        links.add(caller, user, purpose, token);
        trail.add("link_made", member.email(), Map.of("purpose", purpose.label()));
        return token;
    }

    @Transactional(readOnly = true)
    public Optional<LinkHolder> find(ServiceToken token, LinkPurpose purpose) {
        return links.find(token, purpose);
    }

    /** False when somebody was faster, or the link is spent or too old. */
    @Transactional
    public boolean spend(ServiceToken token) {
        return links.spend(token);
    }

    /** False as with {@link #spend}; then the password stays as it was. */
    @Transactional
    public boolean setPassword(ServiceToken token, String passwordHash) {
        return links.setPassword(token, passwordHash);
    }
}
