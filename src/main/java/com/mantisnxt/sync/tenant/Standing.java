package com.mantisnxt.sync.tenant;

import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Whether who was let in still is, for work that goes on long after: a session that ended or a token that was revoked
 * meanwhile stops it.
 */
@Component
public class Standing {

    private final CurrentCaller currentCaller;
    private final List<Doorkeeper> doorkeepers;

    Standing(CurrentCaller currentCaller, List<Doorkeeper> doorkeepers) {
        this.currentCaller = currentCaller;
        this.doorkeepers = doorkeepers;
    }

    /** Knows those it let in. */
    @FunctionalInterface
    public interface Doorkeeper {

        /** @return false for somebody it let in by this request, and would no longer; true for all others */
        boolean stillLetsIn(HasCaller somebody);
    }

    /**
     * As {@link CurrentCaller#require}, looked at anew. Work that was handed over stands as long as whoever handed it.
     *
     * @throws NotAllowed where the right is missing, or whoever asks was shut out meanwhile
     */
    public Caller require(Right right) {
        Caller caller = currentCaller.require(right);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof HasCaller somebody
                && !doorkeepers.stream().allMatch(keeper -> keeper.stillLetsIn(somebody))) {
            throw NotAllowed.nobody();
        }
        return caller;
    }
}
