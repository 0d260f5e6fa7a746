/** Alerts: rules over what the other modules know, opened once and closed on recovery. */
@ApplicationModule(displayName = "Alerts")
@NullMarked
package com.mantisnxt.sync.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
