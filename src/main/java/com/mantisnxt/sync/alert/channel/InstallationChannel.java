package com.mantisnxt.sync.alert.channel;

import java.util.Optional;

/** A channel for the alerts of the installation: whether it is set up, and how it fares. */
public record InstallationChannel(ChannelKind kind, Optional<String> target, ChannelHealth health) {}
