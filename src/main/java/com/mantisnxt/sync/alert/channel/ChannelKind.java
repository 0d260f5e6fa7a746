package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.base.Coded;
import java.util.UUID;

/** By what a channel tells. */
public enum ChannelKind implements Coded {
    MAIL(1),
    WEBHOOK(2);

    private final int code;

    ChannelKind(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }

    static ChannelKind byCode(int code) {
        return Coded.byCode(ChannelKind.class, code);
    }

    /** The channel of this kind for the alerts of the installation, as the migration made it. */
    UUID installation() {
        return new UUID(0, code);
    }
}
