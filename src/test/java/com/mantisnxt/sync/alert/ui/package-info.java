@NullMarked
package com.mantisnxt.sync.alert.ui;

import org.jspecify.annotations.NullMarked;
