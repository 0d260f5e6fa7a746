package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of source systems that are not ours count as custom. */
final class Connectors {

    private Connectors() {}

    static SourceSystem of(@Nullable String sourceSystem) {
        return sourceSystem == null
                ? SourceSystem.CUSTOM
                : Coded.byLabel(SourceSystem.class, sourceSystem.toLowerCase(Locale.ROOT))
                        .orElse(SourceSystem.CUSTOM);
    }
}
