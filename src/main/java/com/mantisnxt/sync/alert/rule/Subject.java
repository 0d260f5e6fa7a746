package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A kind of record of a connection, or of what services bring of a kind of system: what alerts about syncs are about. */
record Subject(@Nullable UUID connection, @Nullable String name, SourceSystem source, EntityType entity) {

    /** Of a sync {@code p}, joined laterally. A sync of our own has a run, which says of which connection. */
    static final String OF_SYNC = """
            left join lateral (
                      select r.connection_id, r.kind_code, c.name as connection_name
                        from sync_console.run r
                        left join sync_console.connection c on c.org_id = r.org_id and c.id = r.connection_id
                       where r.org_id = p.org_id
                         and r.sync_id = p.sync_id
                       order by r.created_at desc
                       limit 1) o on true
            """;

    /** Columns for {@link #of}. */
    static final String COLUMNS =
            "o.connection_id, o.connection_name, coalesce(p.source_code, 4) as source_code, p.entity_code";

    static Subject of(ResultSet row) throws SQLException {
        return new Subject(
                row.getObject("connection_id", UUID.class),
                row.getString("connection_name"),
                Coded.byCode(SourceSystem.class, row.getInt("source_code")),
                Coded.byCode(EntityType.class, row.getInt("entity_code")));
    }

    String key() {
        return (connection == null ? "source:" + source.label() : "connection:" + connection) + "/" + entity.label();
    }

    String words() {
        return (name == null ? system() : name) + ": " + records();
    }

    private String system() {
        return system(source);
    }

    static String system(SourceSystem source) {
        return switch (source) {
            case WOOCOMMERCE -> "WooCommerce";
            case ODOO -> "Odoo";
            case SHOPIFY -> "Shopify";
            case CUSTOM -> "Custom service";
        };
    }

    private String records() {
        return switch (entity) {
            case INVENTORY -> "inventory";
            case CATEGORY -> "categories";
            default -> entity.label() + "s";
        };
    }

    Finding finding(String text, String path, Instant since) {
        return new Finding(
                key(), words(), text, path, since, connection, connection == null ? (int) source.code() : null);
    }

    static String pathToSync(String syncId) {
        return "?sync=" + URLEncoder.encode(syncId, StandardCharsets.UTF_8);
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
