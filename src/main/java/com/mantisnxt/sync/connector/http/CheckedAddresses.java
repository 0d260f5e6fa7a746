package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names for the client, which connects to exactly what comes back: nobody resolves a second time, so no answer
 * of a name server can change between check and connection. Addresses written as numbers pass here too.
 */
final class CheckedAddresses implements DnsResolver {

    private final Predicate<InetAddress> isAllowed;
    private final DnsResolver names;

    CheckedAddresses(boolean isPrivateAllowed) {
        this(address -> isPrivateAllowed || AddressRule.isOpen(address), SystemDefaultDnsResolver.INSTANCE);
    }

    CheckedAddresses(Predicate<InetAddress> isAllowed, DnsResolver names) {
        this.isAllowed = isAllowed;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        for (InetAddress address : found) {
            if (!isAllowed.test(address)) {
                throw new SourceFault(
                        Kind.FORBIDDEN_ADDRESS,
                        "The host " + host + " is in a private network or on this machine. "
                                + "This installation allows connections to the open internet only.");
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
