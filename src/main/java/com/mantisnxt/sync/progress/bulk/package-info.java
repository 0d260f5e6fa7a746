/** Acts on many syncs at once: asked for once, done by the queue, one result for each. */
@NullMarked
package com.mantisnxt.sync.progress.bulk;

import org.jspecify.annotations.NullMarked;
