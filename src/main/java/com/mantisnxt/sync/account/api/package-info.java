/** The way in for sync services: bearer tokens on every request under /api, no session. */
@NullMarked
package com.mantisnxt.sync.account.api;

import org.jspecify.annotations.NullMarked;
