package com.mantisnxt.sync.base;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Maps the code columns to their enums. */
public abstract class CodeConverter<E extends Enum<E> & Coded> implements AttributeConverter<E, Short> {

    private final Class<E> type;

    private CodeConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public @Nullable Short convertToDatabaseColumn(@Nullable E value) {
        return value == null ? null : value.code();
    }

    @Override
    public @Nullable E convertToEntityAttribute(@Nullable Short code) {
        return code == null ? null : Coded.byCode(type, code);
    }

    @Converter
    public static final class OfEntityType extends CodeConverter<EntityType> {
        public OfEntityType() {
            super(EntityType.class);
        }
    }

    @Converter
    public static final class OfSyncStatus extends CodeConverter<SyncStatus> {
        public OfSyncStatus() {
            super(SyncStatus.class);
        }
    }

    @Converter
    public static final class OfSyncAction extends CodeConverter<SyncAction> {
        public OfSyncAction() {
            super(SyncAction.class);
        }
    }

    @Converter
    public static final class OfSourceSystem extends CodeConverter<SourceSystem> {
        public OfSourceSystem() {
            super(SourceSystem.class);
        }
    }
}
