/** The production build in a real browser: what people see and press, on a real PostgreSQL. */
@NullMarked
package com.mantisnxt.sync.browser;

import org.jspecify.annotations.NullMarked;
