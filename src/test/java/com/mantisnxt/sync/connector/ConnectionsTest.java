package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.Organisations;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Connections are kept, changed and archived by whom may, and seen by nobody else. */
class ConnectionsTest extends ConnectionFixture {

    @Test
    void keepsWhatWasEntered() {
        UUID id = create(draft("Shop", "https://shop.example/api", "bearer", Map.of("key", "s3cret")));
        Connection kept = as(admin, () -> connections.get(id));
        assertThat(kept.name()).isEqualTo("Shop");
        assertThat(kept.baseUrl()).isEqualTo("https://shop.example/api");
        assertThat(kept.secretNames()).containsExactly("key");
        assertThat(kept.entities()).singleElement().satisfies(entity -> {
            assertThat(entity.entity()).isEqualTo(EntityType.PRODUCT);
            assertThat(entity.settings().get("list").asString()).isEqualTo("/items");
        });
        assertThat(as(admin, connections::list)).extracting(Connection::id).containsExactly(id);
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        Caller other = Organisations.anybody();
        assertThat(as(other, connections::list)).isEmpty();
        assertCode("connection_unknown", () -> as(other, () -> connections.get(id)));
        assertCode("connection_unknown", () -> as(other, () -> sources.open(id, EntityType.PRODUCT)));
        assertCode("connection_unknown", () -> as(other, () -> connections.test(id, EntityType.PRODUCT)));
        runAs(other, () -> create(other, draft("Shop", "https://shop.example", "none", Map.of())));
    }

    @Test
    void onlyAdministratorsChangeAndEverybodyReads() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        Caller reader = new Caller(admin.org(), null, "Reader", Set.of(Right.READ, Right.STEER, Right.REPORT));
        assertThat(as(reader, connections::list)).hasSize(1);
        ConnectionDraft draft = draft("Other", "https://shop.example", "none", Map.of());
        for (Runnable act : List.<Runnable>of(
                () -> connections.create(draft),
                () -> connections.update(id, 1, draft),
                () -> connections.archive(id, 1),
                () -> connections.rotateSecrets(),
                () -> connections.test(id, EntityType.PRODUCT),
                () -> uploads.keep(id, EntityType.PRODUCT, "f", new ByteArrayInputStream(new byte[1])))) {
            assertThatThrownBy(() -> runAs(reader, act)).isInstanceOf(NotAllowed.class);
        }
        Caller nobody = new Caller(admin.org(), null, "Nobody", Set.of());
        assertThatThrownBy(() -> as(nobody, connections::list)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(nobody, () -> sources.open(id, EntityType.PRODUCT)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aChangeThatWasMadeUnseenIsNotOverwritten() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        update(id, 1, draft("Shop A", "https://shop.example", "none", Map.of()));
        assertCode(
                "connection_changed", () -> update(id, 1, draft("Shop B", "https://shop.example", "none", Map.of())));
    }

    @Test
    void aNameIsTakenOnceUntilItsConnectionIsArchived() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        assertCode("connection_name_taken", () -> create(draft("SHOP", "https://shop.example", "none", Map.of())));
        runAs(admin, () -> connections.archive(id, 1));
        create(draft("Shop", "https://shop.example", "none", Map.of()));
        assertCode("connection_archived", () -> as(admin, () -> sources.open(id, EntityType.PRODUCT)));
        assertThat(as(admin, () -> connections.get(id)).archivedAt()).isNotNull();
        assertThat(sealed(id)).isNull();
    }

    @Test
    void anEntityThatIsNotSetUpIsRefused() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        assertCode("entity_not_enabled", () -> as(admin, () -> sources.open(id, EntityType.ORDER)));
    }

    @Test
    void theFingerprintFollowsAddressSettingsAndMappingButNotTheName() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        String first = as(admin, () -> sources.fingerprint(id, EntityType.PRODUCT));
        update(id, 1, draft("Renamed", "https://shop.example", "none", Map.of()));
        assertThat(as(admin, () -> sources.fingerprint(id, EntityType.PRODUCT))).isEqualTo(first);
        update(id, 2, draft("Renamed", "https://shop.example", "none", Map.of(), setup(PRODUCTS, "[{'from':'/a'}]")));
        assertThat(as(admin, () -> sources.fingerprint(id, EntityType.PRODUCT))).isNotEqualTo(first);
        assertThat(as(admin, () -> sources.name(id))).isEqualTo("Renamed");
        assertThat(as(admin, () -> sources.system(id))).isEqualTo(SourceSystem.CUSTOM);
    }
}
