/** Real PostgreSQL servers for tests, started once per JVM, and short words to talk to them. */
@NullMarked
package com.mantisnxt.sync.testing;

import org.jspecify.annotations.NullMarked;
