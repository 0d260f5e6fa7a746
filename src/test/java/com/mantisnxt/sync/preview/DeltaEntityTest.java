package com.mantisnxt.sync.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import org.junit.jupiter.api.Test;

class DeltaEntityTest {

    @Test
    void itIsWhatTheDeltaSays() {
        assertThat(DeltaEntity.of("Categories", EntityType.ORDER, "shopify-products", null))
                .isEqualTo(EntityType.CATEGORY);
        assertThat(DeltaEntity.of("inventory", null, null, null)).isEqualTo(EntityType.INVENTORY);
    }

    @Test
    void elseWhatItsSyncIsAboutElseWhatIdOrKeyName() {
        assertThat(DeltaEntity.of("things", EntityType.ORDER, "shopify-products", null))
                .isEqualTo(EntityType.ORDER);
        assertThat(DeltaEntity.of(null, null, "shopify_Suppliers_2026", "orders"))
                .isEqualTo(EntityType.SUPPLIER);
        assertThat(DeltaEntity.of(null, null, "4711", "woo:invoice:9")).isEqualTo(EntityType.INVOICE);
        assertThat(DeltaEntity.of(null, null, "reorders", null)).isEqualTo(EntityType.PRODUCT);
    }
}
