/** Who asks: the organisation and the user that reach PostgreSQL with every transaction, in one place. */
@NullMarked
package com.mantisnxt.sync.tenant;

import org.jspecify.annotations.NullMarked;
