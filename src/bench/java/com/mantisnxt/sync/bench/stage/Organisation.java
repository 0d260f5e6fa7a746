package com.mantisnxt.sync.bench.stage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * An organisation of a benchmark with one API token and one person; more people by number. The passwords' hash is a
 * cheap one, because two hundred sign-ins are not what is measured.
 */
public record Organisation(UUID id, UUID user, String token) {

    public static final String PASSWORD = "only-for-the-bench";

    private static final int CHEAP = 4;

    private static final String SYNCS = """
            insert into public.sync_progress (
                org_id, sync_id, job_id, entity_type, source_system, total_items, started_by, completes_by_finish,
                started_at
            )
            select ?,
                   ? || i,
                   'bench',
                   (enum_range(null::public.sync_entity_type))[1 + i % 8],
                   (array['woocommerce', 'odoo', 'shopify', 'custom'])[1 + i % 4],
                   ?,
                   'bench services',
                   true,
                   now() - make_interval(secs => i % 300)
              from generate_series(0, ? - 1) as i
            """;

    public static Organisation create(Sql administrator) {
        UUID id = UUID.randomUUID();
        String token = "mnx_" + id.toString().replace("-", "") + "bench";
        administrator.run("insert into public.organization (id, name, slug) values (?, 'Bench', ?)", id, id.toString());
        Organisation made = new Organisation(id, made(administrator, id, 0), token);
        administrator.run(
                "insert into sync_console.api_token (org_id, name, prefix, token_hash, scopes)"
                        + " values (?, 'bench services', ?, ?, array['report', 'read'])",
                id,
                token.substring(0, 12),
                sha256(token));
        return made;
    }

    public String email(int person) {
        return "person" + person + "@" + id + ".example";
    }

    public void addPeople(Sql administrator, int count) {
        IntStream.range(1, count).forEach(person -> made(administrator, id, person));
    }

    private static UUID made(Sql administrator, UUID org, int person) {
        UUID user = UUID.randomUUID();
        administrator.run(
                "insert into auth.users_extended (id, email, display_name, org_id, password_hash)"
                        + " values (?, ?, ?, ?, ?)",
                user,
                "person" + person + "@" + org + ".example",
                "Person " + person,
                org,
                "{bcrypt}" + new BCryptPasswordEncoder(CHEAP).encode(PASSWORD));
        administrator.run(
                "insert into sync_console.member_role (org_id, user_id, role) values (?, ?, 'operator')", org, user);
        return user;
    }

    /** Active syncs named by prefix and number from 0. */
    public void addSyncs(Sql administrator, String prefix, int count, int total) {
        administrator.run(SYNCS, id, prefix, total, count);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
