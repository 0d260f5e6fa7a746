/** The way in: password, second factor, lock-out, and the sessions that must end when a person's standing changes. */
@NullMarked
package com.mantisnxt.sync.account.signin;

import org.jspecify.annotations.NullMarked;
