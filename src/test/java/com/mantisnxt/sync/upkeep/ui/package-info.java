@NullMarked
package com.mantisnxt.sync.upkeep.ui;

import org.jspecify.annotations.NullMarked;
