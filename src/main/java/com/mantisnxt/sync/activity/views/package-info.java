/** Searches of the activity log that people keep under a name, for themselves or for their organisation. */
@NullMarked
package com.mantisnxt.sync.activity.views;

import org.jspecify.annotations.NullMarked;
