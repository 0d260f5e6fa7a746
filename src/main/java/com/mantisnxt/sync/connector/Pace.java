package com.mantisnxt.sync.connector;

/** Holds requests back to what the other system is to bear. Whoever works on a connection binds its pace. */
@FunctionalInterface
public interface Pace {

    /** Where nothing is bound nothing is held back, as when somebody tests a connection. */
    ScopedValue<Pace> CURRENT = ScopedValue.newInstance();

    Pace FREE = () -> {};

    /**
     * Returns when the request may be sent, soon.
     *
     * @throws SourceFault throttled, saying when, where that takes long
     */
    void await();

    static Pace current() {
        return CURRENT.orElse(FREE);
    }
}
