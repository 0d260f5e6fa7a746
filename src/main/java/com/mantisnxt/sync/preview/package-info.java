/** What a sync would change, before it does: previews and their items, for reading. */
@NullMarked
package com.mantisnxt.sync.preview;

import org.jspecify.annotations.NullMarked;
