/** The write path and the live board, from a report's commit to the pixel. */
@NullMarked
package com.mantisnxt.sync.bench.live;

import org.jspecify.annotations.NullMarked;
