@NullMarked
package com.mantisnxt.sync.base.rate;

import org.jspecify.annotations.NullMarked;
