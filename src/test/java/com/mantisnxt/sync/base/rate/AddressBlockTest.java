package com.mantisnxt.sync.base.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressBlockTest {

    @Test
    void addressesOfOneSixthVersionNetworkAreOne() {
        assertThat(AddressBlock.of("2001:db8:1:2::1"))
                .isEqualTo(AddressBlock.of("2001:db8:1:2:ffff:1:2:3"))
                .isNotEqualTo(AddressBlock.of("2001:db8:1:3::1"));
    }

    @Test
    void addressesOfTheFourthVersionAreThemselvesHoweverTheyAreWritten() {
        assertThat(AddressBlock.of("203.0.113.7"))
                .isEqualTo(AddressBlock.of("::ffff:203.0.113.7"))
                .isNotEqualTo(AddressBlock.of("203.0.113.8"));
    }

    @Test
    void whatIsNoAddressStandsForItself() {
        assertThat(AddressBlock.of("somewhere")).isEqualTo("somewhere");
        assertThat(AddressBlock.of("")).isEmpty();
    }
}
