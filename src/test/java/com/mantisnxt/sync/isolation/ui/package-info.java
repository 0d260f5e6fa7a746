@NullMarked
package com.mantisnxt.sync.isolation.ui;

import org.jspecify.annotations.NullMarked;
