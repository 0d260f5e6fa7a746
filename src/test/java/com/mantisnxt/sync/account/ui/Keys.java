package com.mantisnxt.sync.account.ui;

import java.io.ByteArrayOutputStream;

/** Reads the key that a person types into their authenticator. */
final class Keys {

    private Keys() {}

    static byte[] read(String shown) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : shown.replace(" ", "").toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
