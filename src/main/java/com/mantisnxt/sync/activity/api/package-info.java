/** The REST API of the activity log: events in, events out. */
@NullMarked
package com.mantisnxt.sync.activity.api;

import org.jspecify.annotations.NullMarked;
