/** The proof that organisations are apart: two that nobody belongs to ask for all there is, every few minutes. */
@ApplicationModule(displayName = "Isolation")
@NullMarked
package com.mantisnxt.sync.isolation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
