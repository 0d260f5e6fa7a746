/** Previews that bind: their items, what is taken out of them, who approves them, and what became of each item. */
@NullMarked
@NamedInterface("plan")
package com.mantisnxt.sync.preview.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
