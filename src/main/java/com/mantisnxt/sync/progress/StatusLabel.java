package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SyncStatus;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Maps the database's status labels, which are written; filters use the code beside them. */
@Converter
class StatusLabel implements AttributeConverter<SyncStatus, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable SyncStatus status) {
        return status == null ? null : status.label();
    }

    @Override
    public @Nullable SyncStatus convertToEntityAttribute(@Nullable String label) {
        return label == null ? null : Coded.byLabel(SyncStatus.class, label).orElseThrow();
    }
}
