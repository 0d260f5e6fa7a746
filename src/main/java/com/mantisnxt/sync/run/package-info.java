/** Durable execution: previews are computed and applied in batches that survive the death of whoever works on them. */
@NullMarked
package com.mantisnxt.sync.run;

import org.jspecify.annotations.NullMarked;
