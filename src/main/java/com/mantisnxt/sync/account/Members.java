package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of the asking organisation and what they may do here. Only administrators get in, every change is on the
 * audit trail, and an organisation never loses its last administrator.
 */
@Service
public class Members {

    private final MemberStore store;
    private final AuditTrail trail;
    private final CurrentCaller currentCaller;

    Members(MemberStore store, AuditTrail trail, CurrentCaller currentCaller) {
        this.store = store;
        this.trail = trail;
        this.currentCaller = currentCaller;
    }

    @Transactional(readOnly = true)
    public List<MemberRow> list() {
        currentCaller.require(Right.ADMINISTER);
        return store.list();
    }

    /** Whether people are made and suspended here, or in MantisNXT. */
    @Transactional(readOnly = true)
    public boolean areManagedHere() {
        return store.managesUsers();
    }

    /** Makes a person who has no password yet; a one-time link lets them set it. */
    @Transactional
    public UUID create(NewMember member) {
        return create(member, null);
    }

    /** @param passwordHash as made by {@link Passwords}; null for none yet */
    @Transactional
    public UUID create(NewMember member, @Nullable String passwordHash) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        requireManagedHere();
        UUID made = store.create(member, passwordHash, caller.user())
                .orElseThrow(() -> MemberRefused.taken(member.email()));
        trail.add("user_created", member.email(), Map.of("role", member.role().label()));
        return made;
    }

    /** @param role null takes all access to the console away */
    @Transactional
    public void setRole(UUID user, @Nullable Role role) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        store.lock();
        MemberRow member = store.get(user);
        if (role != Role.ADMIN) {
            keepOneAdministrator(member);
        }
        store.setRole(user, role, caller.user());
        trail.add(
                "role_changed",
                member.email(),
                Map.of("from", String.valueOf(member.role()), "to", role == null ? "none" : role.label()));
    }

    @Transactional
    public void setSuspended(UUID user, boolean isSuspended) {
        currentCaller.require(Right.ADMINISTER);
        requireManagedHere();
        store.lock();
        MemberRow member = store.get(user);
        if (isSuspended) {
            keepOneAdministrator(member);
        }
        store.setSuspended(user, isSuspended);
        trail.add(isSuspended ? "user_suspended" : "user_readmitted", member.email(), Map.of());
    }

    /** Lets a person try again before their lock-out ends. */
    @Transactional
    public void unlock(UUID user) {
        currentCaller.require(Right.ADMINISTER);
        MemberRow member = store.get(user);
        store.unlock(user);
        trail.add("sign_in_unlocked", member.email(), Map.of());
    }

    /** For a person who lost their authenticator. Where one is asked for, they need a link to set up another. */
    @Transactional
    public void dropSecondFactor(UUID user) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        MemberRow member = store.get(user);
        store.dropSecondFactor(caller.org(), user);
        trail.add("second_factor_removed", member.email(), Map.of());
    }

    private void keepOneAdministrator(MemberRow member) {
        long others = store.list().stream()
                .filter(other ->
                        other.isWorkingAdministrator() && !other.userId().equals(member.userId()))
                .count();
        if (member.isWorkingAdministrator() && others == 0) {
            throw MemberRefused.lastAdministrator();
        }
    }

    private void requireManagedHere() {
        if (!store.managesUsers()) {
            throw MemberRefused.managedElsewhere();
        }
    }
}
