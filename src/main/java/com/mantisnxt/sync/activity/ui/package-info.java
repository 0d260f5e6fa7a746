/** The activity screen. */
@NullMarked
package com.mantisnxt.sync.activity.ui;

import org.jspecify.annotations.NullMarked;
