@NullMarked
package com.mantisnxt.sync.run;

import org.jspecify.annotations.NullMarked;
