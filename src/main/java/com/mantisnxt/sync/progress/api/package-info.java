/** The REST API for sync services: starts, reports, heartbeats, finishes and commands. */
@NullMarked
package com.mantisnxt.sync.progress.api;

import org.jspecify.annotations.NullMarked;
