/** What benchmarks are played on: a PostgreSQL, the production jar, its users, services and browsers. */
@NullMarked
package com.mantisnxt.sync.bench.stage;

import org.jspecify.annotations.NullMarked;
