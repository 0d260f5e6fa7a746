package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands how one kind of system calls when something changed there. Takes a call's word for nothing but that. */
public interface HookReader {

    /** The connection's secret that calls are signed by; a connector with hooks asks for it under this name. */
    String SECRET = "hookSecret";

    /**
     * Whether it is how such a system greets an address that it is to call, unsigned. It is answered well, whomever it is
     * for, believed in nothing, and changes nothing.
     */
    boolean isGreeting(HookCall call);

    /**
     * Judges the signature before anything else, and takes as long for a missing one.
     *
     * @param address of the connection; null where it has none
     */
    Hook read(HookCall call, String secret, @Nullable String address);

    /** What to subscribe to for a kind of record, as the system calls it; empty where it tells nothing of that. */
    List<String> topics(EntityType entity);
}
