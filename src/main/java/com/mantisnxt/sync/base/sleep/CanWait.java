package com.mantisnxt.sync.base.sleep;

/** A task of the queue that wakes nobody and keeps nobody awake: it is done once there is something else to do. */
public record CanWait(String task) {}
