@NullMarked
package com.mantisnxt.sync.isolation;

import org.jspecify.annotations.NullMarked;
