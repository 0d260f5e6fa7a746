/** Reaching PostgreSQL: the embedded server, migrations, work of the owner, and the checks made before anything is served. */
@NullMarked
package com.mantisnxt.sync.database;

import org.jspecify.annotations.NullMarked;
