/** The activity log at its full size: pages, filters, and the search of errors. */
@NullMarked
package com.mantisnxt.sync.bench.log;

import org.jspecify.annotations.NullMarked;
