@NullMarked
package com.mantisnxt.sync.base.export;

import org.jspecify.annotations.NullMarked;
