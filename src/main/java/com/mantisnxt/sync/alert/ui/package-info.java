/** The page of the alerts, and their number in the menu. */
@NullMarked
package com.mantisnxt.sync.alert.ui;

import org.jspecify.annotations.NullMarked;
