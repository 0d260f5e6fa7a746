@NullMarked
package com.mantisnxt.sync.activity.api;

import org.jspecify.annotations.NullMarked;
