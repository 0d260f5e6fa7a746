@NullMarked
package com.mantisnxt.sync.demo;

import org.jspecify.annotations.NullMarked;
