@NullMarked
package com.mantisnxt.sync.alert.rule;

import org.jspecify.annotations.NullMarked;
