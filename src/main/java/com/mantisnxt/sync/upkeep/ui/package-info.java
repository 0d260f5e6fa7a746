/** The page on which the installation's administrators see how the log is kept. */
@NullMarked
package com.mantisnxt.sync.upkeep.ui;

import org.jspecify.annotations.NullMarked;
