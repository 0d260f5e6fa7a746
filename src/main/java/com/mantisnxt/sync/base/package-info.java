/** What every feature stands on: refusals and the clock. An open module. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package com.mantisnxt.sync.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
