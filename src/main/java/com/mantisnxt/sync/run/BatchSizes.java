package com.mantisnxt.sync.run;

import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.mantisnxt.sync.preview.plan.RunOrder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many records go into one transaction. Asked for again and again, so that a long run can be made gentler. */
@Component
class BatchSizes {

    private static final int READ = 1_000;

    private final SyncSettings settings;
    private final PreviewSettings previews;
    private final RunProperties properties;

    BatchSizes(SyncSettings settings, PreviewSettings previews, RunProperties properties) {
        this.settings = settings;
        this.previews = previews;
        this.properties = properties;
    }

    /** A page of the source is never divided, for a walk is gone on with only after a page. */
    @Transactional(readOnly = true)
    int reading(RunOrder order) {
        Integer ofKind = settings.of(order.connection(), order.entity()).batch();
        return ofKind == null ? READ : ofKind;
    }

    /** As is said of the kind, else of the connection, else of the installation. */
    @Transactional(readOnly = true)
    int applying(RunOrder order) {
        Integer ofKind = settings.of(order.connection(), order.entity()).batch();
        Integer set = ofKind == null ? previews.of(order.connection()).batch() : ofKind;
        return set == null ? properties.batch() : set;
    }
}
