package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What an address must look like before it is asked. */
public final class WebAddress {

    private static final int LONGEST = 2000;

    private WebAddress() {}

    /** @throws SourceFault when it is not a plain http or https address */
    public static URI of(String text) {
        try {
            return checked(new URI(text.strip()));
        } catch (URISyntaxException e) {
            throw wrong("This is not an address: it can't be read from character " + (e.getIndex() + 1) + " on.");
        }
    }

    static URI checked(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrong("An address begins with https:// or http://.");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw wrong("The address names no host.");
        }
        if (uri.getRawUserInfo() != null) {
            throw wrong("An address holds no user and no password; they have fields of their own.");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535 || uri.toString().length() > LONGEST) {
            throw wrong("The address is too long, or its port is none.");
        }
        return uri;
    }

    /** Whether credentials for one may be sent to the other. */
    public static boolean isOfTheSameOrigin(URI one, URI other) {
        return scheme(one).equals(scheme(other))
                && String.valueOf(one.getHost()).equalsIgnoreCase(String.valueOf(other.getHost()))
                && port(one) == port(other);
    }

    private static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : scheme(uri).equals("https") ? 443 : 80;
    }

    private static SourceFault wrong(String reason) {
        return new SourceFault(Kind.WRONG_ADDRESS, reason);
    }
}
