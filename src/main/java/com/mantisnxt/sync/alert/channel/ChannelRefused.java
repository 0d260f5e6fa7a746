package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.Refused;

/** What is asked of a channel can't be done as it stands. */
public final class ChannelRefused extends Refused {

    private ChannelRefused(ErrorCode code, String reason) {
        super(code, reason);
    }

    static ChannelRefused unknown() {
        return new ChannelRefused(ErrorCode.notFound("channel_unknown"), "There is no such channel any more.");
    }

    static ChannelRefused changed() {
        return new ChannelRefused(
                ErrorCode.conflict("channel_changed"),
                "Somebody else changed this channel meanwhile. Look at it again, and change it then.");
    }

    static ChannelRefused tooMany(int most) {
        return new ChannelRefused(
                ErrorCode.conflict("too_many_channels"),
                "An organisation has at most " + most + " channels. Remove one first.");
    }

    static ChannelRefused notToRepeat() {
        return new ChannelRefused(
                ErrorCode.conflict("delivery_not_given_up"), "This message is not one that was given up.");
    }

    static InvalidInput nameTaken() {
        return new InvalidInput("name_taken", "name", "Another channel has this name.");
    }
}
