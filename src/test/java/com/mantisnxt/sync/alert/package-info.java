@NullMarked
package com.mantisnxt.sync.alert;

import org.jspecify.annotations.NullMarked;
