package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose alerts: an organisation's, or the installation's, which lie in tables of their own and hold nothing of anybody's.
 *
 * @param org null for the installation
 */
record AlertScope(@Nullable OrgId org) {

    static final AlertScope INSTALLATION = new AlertScope(null);

    boolean isInstallation() {
        return org == null;
    }

    String table(String name) {
        return "sync_console." + (org == null ? "installation_" : "") + name;
    }

    /** The condition for its rows; its parameter is in {@link #params}. */
    String own() {
        return org == null ? "true" : "a.org_id = :org";
    }

    /** Of whatever only organisations have. */
    String ofOrganisations(String sql) {
        return org == null ? "" : sql;
    }

    Map<String, @Nullable Object> params(Map<String, ? extends @Nullable Object> others) {
        Map<String, @Nullable Object> params = new HashMap<>(others);
        if (org != null) {
            params.put("org", org.value());
        }
        return params;
    }
}
