@NullMarked
package com.mantisnxt.sync.tenant;

import org.jspecify.annotations.NullMarked;
