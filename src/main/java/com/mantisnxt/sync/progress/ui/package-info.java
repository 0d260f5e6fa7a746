/** The live board, its drawer and the history. */
@NullMarked
package com.mantisnxt.sync.progress.ui;

import org.jspecify.annotations.NullMarked;
