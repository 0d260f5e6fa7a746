@NullMarked
package com.mantisnxt.sync.alert.api;

import org.jspecify.annotations.NullMarked;
