@NullMarked
package com.mantisnxt.sync.run.ui;

import org.jspecify.annotations.NullMarked;
