/** Sign-in, one-time links, the second factor and the administrators' view; what the browser may load. */
@NullMarked
package com.mantisnxt.sync.account.ui;

import org.jspecify.annotations.NullMarked;
