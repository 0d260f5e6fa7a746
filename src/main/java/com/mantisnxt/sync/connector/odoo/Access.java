package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.net.URI;
import java.util.regex.Pattern;

/** Where an Odoo is and who asks. Shows the key to nobody. */
record Access(URI base, String database, String user, String key) {

    /** What the browser's address bar has behind the host, which people copy along. */
    private static final Pattern WEB_CLIENT = Pattern.compile("/+((web|odoo)(/.*)?)?$");

    private static final Pattern API_KEY = Pattern.compile("[0-9a-f]{40}");

    static Access of(Endpoint endpoint) {
        URI address = endpoint.baseUrl();
        if (address == null) {
            throw new SourceFault(Kind.WRONG_ADDRESS, "The connection has no address.");
        }
        return new Access(
                address,
                OdooForm.DATABASE.in(endpoint.settings()),
                OdooForm.USER.in(endpoint.settings()),
                key(endpoint.secrets().find(OdooForm.KEY).orElse("")));
    }

    /** Copied keys bring spaces and line ends along; a password may mean them. */
    private static String key(String secret) {
        return API_KEY.matcher(secret.strip()).matches() ? secret.strip() : secret;
    }

    URI at(String path) {
        String raw = base.getRawPath() == null ? "" : base.getRawPath();
        String port = base.getPort() > 0 ? ":" + base.getPort() : "";
        String front = WEB_CLIENT.matcher(raw).replaceFirst("");
        return URI.create(base.getScheme() + "://" + base.getHost() + port + front + path);
    }

    String host() {
        return base.getHost();
    }

    /** By its form; a password may look like one only by ill will. */
    boolean hasApiKey() {
        return API_KEY.matcher(key).matches();
    }

    @Override
    public String toString() {
        return "Access to " + host();
    }
}
