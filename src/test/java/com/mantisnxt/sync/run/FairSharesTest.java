package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.tenant.OrgId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FairSharesTest {

    private final OrgId many = new OrgId(UUID.randomUUID());
    private final OrgId few = new OrgId(UUID.randomUUID());
    private final OrgId late = new OrgId(UUID.randomUUID());
    private final Shares shares =
            new Shares(new RunProperties(Duration.ofSeconds(15), 500, Duration.ofSeconds(2), 5, 8, 12, 6, 2));

    @Test
    void oneOrganisationLeavesRoomForAnother() {
        assertThat(entered(many, 100)).isEqualTo(6);
        assertThat(entered(few, 100)).isEqualTo(4);
        assertThat(shares.enter(late)).as("who comes late finds room too").isTrue();
    }

    @Test
    void whatOneLeavesAnotherMayTake() {
        entered(many, 6);
        entered(few, 4);
        assertThat(shares.enter(many)).isFalse();
        for (int i = 0; i < 4; i++) {
            shares.leave(few);
        }
        assertThat(shares.enter(many)).as("it has its share already").isFalse();
        shares.leave(many);
        assertThat(shares.enter(many)).isTrue();
    }

    private int entered(OrgId org, int tries) {
        int entered = 0;
        for (int i = 0; i < tries; i++) {
            entered += shares.enter(org) ? 1 : 0;
        }
        return entered;
    }
}
