/**
 * Databases that sleep: where an installation allows it, the console leaves its database alone while there is nothing to
 * do, so that a host which suspends idle databases can.
 */
@NullMarked
package com.mantisnxt.sync.base.sleep;

import org.jspecify.annotations.NullMarked;
