package com.mantisnxt.sync.connector.odoo;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Names that Odoo keeps beside its records: by them what was made for a key is found again, and never made twice. */
final class ExternalIds {

    static final String MODULE = "mantisnxt";
    private static final String MODEL = "ir.model.data";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private ExternalIds() {}

    /** Without its module. A key that Odoo could misread goes in as its hash. */
    static String name(EntityType entity, String key) {
        return entity.label() + "_" + (PLAIN.matcher(key).matches() ? key : "sha-" + hash(key));
    }

    private static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 40);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The records' ids by their names. Empty where this user may not ask: then Odoo itself finds them when they are loaded.
     */
    static Map<String, Long> find(Odoo odoo, String model, Collection<String> names) {
        Map<String, Long> found = new HashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        Domain domain = Domain.all()
                .and("module", "=", MODULE)
                .and("model", "=", model)
                .andIn("name", names.toArray(String[]::new));
        try {
            for (ObjectNode row : odoo.rows(MODEL, domain, List.of("id", "name", "res_id"), names.size())) {
                found.put(row.path("name").asString(""), row.path("res_id").asLong(0));
            }
        } catch (SourceFault fault) {
            if (fault.kind() != SourceFault.Kind.NO_RIGHT) {
                throw fault;
            }
        }
        return found;
    }
}
