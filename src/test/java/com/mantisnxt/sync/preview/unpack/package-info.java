@NullMarked
package com.mantisnxt.sync.preview.unpack;

import org.jspecify.annotations.NullMarked;
