package com.mantisnxt.sync.tenant;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The one place that knows who asks on this thread: whoever work was handed to by {@link #callAs}, else who is signed in.
 * Background threads have no one until work is run as somebody.
 */
@Component
public class CurrentCaller {

    private static final ScopedValue<Caller> HANDED = ScopedValue.newInstance();

    /** Empty where nobody asks; then the database shows nothing. */
    public Optional<Caller> find() {
        return onThisThread();
    }

    static Optional<Caller> onThisThread() {
        if (HANDED.isBound()) {
            return Optional.of(HANDED.get());
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof HasCaller principal) {
            return Optional.of(principal.caller());
        }
        return Optional.empty();
    }

    /** @throws NotAllowed when nobody is known */
    public Caller get() {
        return find().orElseThrow(NotAllowed::nobody);
    }

    /** @throws NotAllowed when nobody is known or the right is missing */
    public Caller require(Right right) {
        Caller caller = get();
        if (!caller.may(right)) {
            throw NotAllowed.missing(right);
        }
        return caller;
    }

    /** Runs work on behalf of a caller; the way for background threads to reach an organisation's rows. */
    public <T> T callAs(Caller caller, Supplier<T> work) {
        return ScopedValue.where(HANDED, caller).call(work::get);
    }

    public void runAs(Caller caller, Runnable work) {
        ScopedValue.where(HANDED, caller).run(work);
    }
}
