@NullMarked
package com.mantisnxt.sync.base.ui;

import org.jspecify.annotations.NullMarked;
