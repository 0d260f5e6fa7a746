/** Migrations and start-up beside other sessions of a real PostgreSQL. */
@NullMarked
package com.mantisnxt.sync.database;

import org.jspecify.annotations.NullMarked;
