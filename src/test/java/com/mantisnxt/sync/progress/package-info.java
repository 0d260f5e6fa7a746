@NullMarked
package com.mantisnxt.sync.progress;

import org.jspecify.annotations.NullMarked;
