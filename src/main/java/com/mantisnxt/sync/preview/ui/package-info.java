/** The preview browser. */
@NullMarked
package com.mantisnxt.sync.preview.ui;

import org.jspecify.annotations.NullMarked;
