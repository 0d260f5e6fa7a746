/** The record store: what other systems hold, as read last, kept for MantisNXT's services to read. */
@NullMarked
@NamedInterface("store")
package com.mantisnxt.sync.connector.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
