@NullMarked
package com.mantisnxt.sync.base.sleep;

import org.jspecify.annotations.NullMarked;
