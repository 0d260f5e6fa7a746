/** The append-only activity log: write, search, show. */
@NullMarked
package com.mantisnxt.sync.activity;

import org.jspecify.annotations.NullMarked;
