package com.mantisnxt.sync.connector.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells addresses of the open internet from all others. An IPv6 address that carries an IPv4 one is judged by that too. */
final class AddressRule {

    /** What is not the open internet, by IANA's registries of special-purpose addresses. */
    private static final List<Block> CLOSED = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10),
            new Block("127.0.0.0", 8),
            new Block("169.254.0.0", 16),
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 3));

    /** Only this part of IPv6 is the open internet. */
    private static final Block OPEN_6 = new Block("2000::", 3);

    private static final List<Block> CLOSED_6 = List.of(
            new Block("2001::", 23),
            new Block("2001:db8::", 32),
            new Block("3fff::", 20),
            new Block("2620:4f:8000::", 48));

    /** Where an IPv6 address carries an IPv4 one: the block, and the byte at which that begins. */
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(new Block("64:ff9b::", 96), 12),
            new Carrier(new Block("2002::", 16), 2),
            new Carrier(new Block("::", 96), 12),
            new Carrier(new Block("::ffff:0:0:0", 96), 12));

    private AddressRule() {}

    static boolean isOpen(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return CLOSED.stream().noneMatch(block -> block.holds(bytes));
        }
        if (!(address instanceof Inet6Address) || isOfThisMachine(address)) {
            return false;
        }
        InetAddress carried = carried(bytes);
        if (carried != null) {
            return isNat64(bytes) && isOpen(carried);
        }
        return OPEN_6.holds(bytes) && CLOSED_6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static boolean isOfThisMachine(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** Translated addresses are how a network without IPv4 reaches the open internet; the other carriers are history. */
    private static boolean isNat64(byte[] bytes) {
        return CARRIERS.getFirst().block().holds(bytes);
    }

    private static @Nullable InetAddress carried(byte[] bytes) {
        for (Carrier carrier : CARRIERS) {
            if (carrier.block().holds(bytes)) {
                return parsed(Arrays.copyOfRange(bytes, carrier.at(), carrier.at() + 4));
            }
        }
        return null;
    }

    private static InetAddress parsed(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Carrier(Block block, int at) {}

    /** A prefix of addresses. */
    private record Block(byte[] prefix, int bits) {

        Block(String address, int bits) {
            this(InetAddress.ofLiteral(address).getAddress(), bits);
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            int mask = 0xff00 >> rest & 0xff;
            return Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (rest == 0 || (address[whole] & mask) == (prefix[whole] & mask));
        }
    }
}
