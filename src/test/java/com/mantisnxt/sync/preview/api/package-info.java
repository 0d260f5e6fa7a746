@NullMarked
package com.mantisnxt.sync.preview.api;

import org.jspecify.annotations.NullMarked;
