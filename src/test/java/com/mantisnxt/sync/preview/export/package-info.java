@NullMarked
package com.mantisnxt.sync.preview.export;

import org.jspecify.annotations.NullMarked;
