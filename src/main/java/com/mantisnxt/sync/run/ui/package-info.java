/** How syncs run by themselves, on the page of their connection. */
@NullMarked
package com.mantisnxt.sync.run.ui;

import org.jspecify.annotations.NullMarked;
