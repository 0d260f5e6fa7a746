/** The whole application; each package below is one feature with a small public face. */
@NullMarked
package com.mantisnxt.sync;

import org.jspecify.annotations.NullMarked;
