package com.mantisnxt.sync.preview.plan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long previews live.
 *
 * @param approvableFor so long a computed preview may be approved, and is given again to whoever asks the same; where neither
 *     its connection nor its organisation says otherwise
 * @param resultStays so long an approved preview and its result are kept
 * @param smallDelta up to so many items a preview is also written as one delta, as services read it
 */
@ConfigurationProperties("sync.preview")
public record PlanProperties(
        @DefaultValue("1h") Duration approvableFor,
        @DefaultValue("90d") Duration resultStays,
        @DefaultValue("1000") int smallDelta) {}
