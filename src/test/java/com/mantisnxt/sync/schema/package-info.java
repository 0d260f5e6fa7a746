/** What the migrations leave behind, checked on every supported end of PostgreSQL's versions. */
@NullMarked
package com.mantisnxt.sync.schema;

import org.jspecify.annotations.NullMarked;
