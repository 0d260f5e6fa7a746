/** How a preview is computed: what a source delivers is put down, compared with what is stored, and written item by item. */
@NullMarked
@NamedInterface("delta")
package com.mantisnxt.sync.preview.delta;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
