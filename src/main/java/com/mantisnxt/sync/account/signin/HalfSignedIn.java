package com.mantisnxt.sync.account.signin;

import java.time.Instant;
import java.util.UUID;

/** Somebody whose password was right, waiting in the session for the code of the second factor. */
record HalfSignedIn(UUID userId, String email, Instant until) {}
