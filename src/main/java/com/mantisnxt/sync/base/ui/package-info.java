/** The shell around every view, and the components that views share. */
@NullMarked
package com.mantisnxt.sync.base.ui;

import org.jspecify.annotations.NullMarked;
