/** What a database has and what a start would do to it, told before anything is touched. */
@NullMarked
package com.mantisnxt.sync.database.check;

import org.jspecify.annotations.NullMarked;
