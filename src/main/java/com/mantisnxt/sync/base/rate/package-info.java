/** How much one sender may ask for, whoever it is. */
@NullMarked
package com.mantisnxt.sync.base.rate;

import org.jspecify.annotations.NullMarked;
