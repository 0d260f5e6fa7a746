/** Keeping secrets unreadable in the database. */
@NullMarked
package com.mantisnxt.sync.base.secret;

import org.jspecify.annotations.NullMarked;
