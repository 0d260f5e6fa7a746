/** People, their roles and sign-in, the API tokens of sync services, and the trail of what was done. */
@ApplicationModule(displayName = "Account")
@NullMarked
package com.mantisnxt.sync.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
