package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.tenant.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One look of a rule.
 *
 * @param org null for the installation
 * @param now by the database's clock
 * @param since the last look, and a little before that: what ended after it has not been judged yet
 * @param limits as they are set
 * @param open keys of the rule's alerts that are open
 */
public record Look(@Nullable OrgId org, Instant now, Instant since, List<Integer> limits, Set<String> open) {

    UUID orgId() {
        return Objects.requireNonNull(org).value();
    }

    int limit(int number) {
        return limits.get(number);
    }

    OffsetDateTime at() {
        return now.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime before(Duration time) {
        return now.minus(time).atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime after(Duration time) {
        return now.plus(time).atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime lastLook() {
        return since.atOffset(ZoneOffset.UTC);
    }
}
