@NullMarked
package com.mantisnxt.sync.upkeep;

import org.jspecify.annotations.NullMarked;
