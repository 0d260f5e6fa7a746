/**
 * Systems at the other end: connections to them, what can be read from them and written to them, and the store of the
 * records that were read. Knows nothing of previews and runs.
 */
@NullMarked
package com.mantisnxt.sync.connector;

import org.jspecify.annotations.NullMarked;
