@NullMarked
package com.mantisnxt.sync.progress.api;

import org.jspecify.annotations.NullMarked;
