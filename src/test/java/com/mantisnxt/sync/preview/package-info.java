@NullMarked
package com.mantisnxt.sync.preview;

import org.jspecify.annotations.NullMarked;
