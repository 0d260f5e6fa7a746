package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.database.OwnerWork;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Counts by the hour go with the months they were counted from. */
@Component
class HourlyCounts {

    private static final int BATCH = 20_000;

    private final OwnerWork owner;
    private final UpkeepProperties properties;

    HourlyCounts(OwnerWork owner, UpkeepProperties properties) {
        this.owner = owner;
        this.properties = properties;
    }

    void forgetBefore(Instant oldest) {
        long gone = BATCH;
        while (gone >= BATCH) {
            gone = owner.patiently(
                    "Forgetting old counts",
                    properties.patience(),
                    jdbc -> jdbc.sql("select sync_console.forget_activity_counts(?, ?)")
                            .params(oldest.atOffset(ZoneOffset.UTC), BATCH)
                            .query(Long.class)
                            .single());
        }
    }
}
