@NullMarked
package com.mantisnxt.sync.demo.shop;

import org.jspecify.annotations.NullMarked;
