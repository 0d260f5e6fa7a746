/** Previews: computing a delta, and reading pages of it. */
@NullMarked
package com.mantisnxt.sync.bench.preview;

import org.jspecify.annotations.NullMarked;
