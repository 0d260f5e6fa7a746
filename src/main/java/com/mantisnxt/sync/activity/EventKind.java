package com.mantisnxt.sync.activity;

/** A combination of codes that events have; 0 where an event names no entity or no source. */
record EventKind(int status, int action, int entity, int source) {}
