package com.mantisnxt.sync.alert.channel;

/** One way of sending. Takes as long as the other side takes, so it is used outside of transactions. */
interface Post {

    ChannelKind kind();

    SendOutcome send(Letter letter);
}
