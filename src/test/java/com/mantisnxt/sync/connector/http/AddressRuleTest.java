package com.mantisnxt.sync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2002:808:808::1",
                "2001::1",
                "2001:db8::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "::ffff:0:7f00:1",
                "100::1",
                "4000::1"
            })
    void whatIsNotTheOpenInternetIsClosed(String address) {
        assertThat(AddressRule.isOpen(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.1.1.1",
                "128.0.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "192.169.1.1", "198.17.0.1", "198.20.0.1",
                "223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001::1", "64:ff9b::808:808"
            })
    void theOpenInternetIsOpen(String address) {
        assertThat(AddressRule.isOpen(InetAddress.ofLiteral(address))).isTrue();
    }

    /** Java reads a mapped address as the IPv4 one it carries; the rule holds for that. */
    @ParameterizedTest
    @ValueSource(strings = {"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254"})
    void aMappedAddressIsJudgedByWhatItCarries(String address) {
        assertThat(AddressRule.isOpen(InetAddress.ofLiteral(address))).isFalse();
    }
}
