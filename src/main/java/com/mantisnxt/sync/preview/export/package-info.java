/** All matching items of a preview in one file, however many there are. */
@NullMarked
package com.mantisnxt.sync.preview.export;

import org.jspecify.annotations.NullMarked;
