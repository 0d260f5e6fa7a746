package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

/** Keys and expiry of cached previews. */
@ParameterizedClass
@EnumSource(TestServer.class)
class PreviewCacheTest {

    private static final String INSERT =
            "insert into sync_preview_cache (org_id, sync_type, cache_key, sync_id) values (?, 'odoo', 'k', ?)";

    @Parameter
    TestServer server;

    private TestDatabase database;
    private TestOrganisation own;

    @BeforeEach
    void anOrganisation() {
        database = server.shared();
        own = database.newOrganisation();
    }

    @Test
    void aKeyIsTakenOnceInAnOrganisation() {
        try (Session service = database.asApplication(own.id())) {
            service.run(INSERT, own.id(), "first");
            assertThatThrownBy(() -> service.run(INSERT, own.id(), "second")).isInstanceOf(DuplicateKeyException.class);
        }
    }

    @Test
    void anExpiredPreviewFreesItsKey() {
        try (Session service = database.asApplication(own.id())) {
            service.run(INSERT, own.id(), "first");
            service.run("update sync_preview_cache set expires_at = now()");
            service.run(INSERT, own.id(), "second");
            assertThat(service.values(String.class, "select sync_id from sync_preview_cache where cache_key = 'k'"))
                    .containsExactly("second");
        }
    }

    @Test
    void anUpsertNamesTheOrganisationWithTheKey() {
        try (Session service = database.asApplication(own.id())) {
            String upsert = INSERT + " on conflict (org_id, cache_key) do update set sync_id = excluded.sync_id";
            service.run(upsert, own.id(), "first");
            service.run(upsert, own.id(), "second");
            assertThat(service.values(String.class, "select sync_id from sync_preview_cache"))
                    .containsExactly("second");
        }
    }

    @Test
    void theCleanUpOfTheSystemReachesAllOrganisations() {
        TestOrganisation other = database.newOrganisation();
        for (TestOrganisation organisation : java.util.List.of(own, other)) {
            try (Session service = database.asApplication(organisation.id())) {
                service.run(INSERT, organisation.id(), "old");
                service.run("update sync_preview_cache set expires_at = now()");
                service.run(INSERT, organisation.id(), "new");
            }
        }
        try (Session system = database.asApplication();
                Session administrator = database.asAdministrator()) {
            assertThat(system.count("select deleted_count from auto_cleanup_preview_cache()"))
                    .isGreaterThanOrEqualTo(2);
            assertThat(administrator.values(
                            String.class,
                            "select sync_id from sync_preview_cache where org_id in (?, ?)",
                            own.id(),
                            other.id()))
                    .containsExactly("new", "new");
        }
    }
}
