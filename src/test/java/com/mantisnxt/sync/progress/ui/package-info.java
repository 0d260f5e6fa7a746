@NullMarked
package com.mantisnxt.sync.progress.ui;

import org.jspecify.annotations.NullMarked;
