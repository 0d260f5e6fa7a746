/** Many syncs of many organisations on several nodes. */
@NullMarked
package com.mantisnxt.sync.bench.engine;

import org.jspecify.annotations.NullMarked;
