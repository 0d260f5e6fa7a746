/** The log looks after itself: months of it are made ahead, old ones archived and dropped, and administrators see how it stands. */
@ApplicationModule(displayName = "Upkeep")
@NullMarked
package com.mantisnxt.sync.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
